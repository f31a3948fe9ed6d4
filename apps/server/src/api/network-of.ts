import { isIPv6 } from 'node:net'

/** Groups of four hexadecimal digits that one household or firm is given of an IPv6 address. */
const given = 4
const groups = 8

/**
 * The network that an address belongs to, as one counts those who might guess: whoever has an IPv6 address has as
 * many others as they like beside it. An IPv4 address stands for itself.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const left = Array.from({ length: groups - before.length - after.length }, () => '0')
  return [...before, ...left, ...after]
    .slice(0, given)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
