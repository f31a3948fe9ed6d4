import type { Comments } from '@alongside/protocol'

/**
 * Takes comments of sections in, but for those that are older than what stands. A page is read in many steps, so what
 * came by itself meanwhile may be newer than what it brings.
 */
export function newest(
  standing: ReadonlyMap<string, Comments>,
  read: readonly Comments[],
): ReadonlyMap<string, Comments> {
  const newer = read.filter(({ section, position }) => position >= (standing.get(section)?.position ?? 0))
  return new Map([...standing, ...newer.map((one) => [one.section, one] as const)])
}
