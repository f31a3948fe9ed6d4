import { BlockList, isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'

/** Addresses from which a proxy of one's own may reach us: this machine and private networks. */
const near = new BlockList()
near.addSubnet('127.0.0.0', 8, 'ipv4')
near.addSubnet('10.0.0.0', 8, 'ipv4')
near.addSubnet('172.16.0.0', 12, 'ipv4')
near.addSubnet('192.168.0.0', 16, 'ipv4')
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')

/**
 * From where a request came. Where the product is reached under a public address, what a proxy near us added
 * last to X-Forwarded-For counts, since else all its clients would be taken for one; what stands before that
 * was said by the client itself.
 */
export function clientAddressOf(req: IncomingMessage, publicUrl: string | null): string {
  const peer = plain(req.socket.remoteAddress ?? 'unknown')
  if (publicUrl === null || !isNear(peer)) return peer
  const last = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? ''
  return isIP(last) === 0 ? peer : plain(last)
}

function isNear(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && near.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** An IPv4 address as such, where a socket for both kinds writes it as one of IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
