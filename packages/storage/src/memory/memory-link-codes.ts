import type { KeptCode, LinkCodes } from '../link-codes.ts'

/** Codes of links in memory. */
export function createMemoryLinkCodes(): LinkCodes {
  const kept = new Map<string, KeptCode>()
  const linkOf = (mark: string): string | null =>
    [...kept].find(([, code]) => code.mark === mark)?.[0] ?? null

  return {
    async of(links) {
      return new Map(
        links.flatMap((link) => {
          const code = kept.get(link)
          return code === undefined ? [] : [[link, code] as const]
        }),
      )
    },

    async find(mark) {
      return linkOf(mark)
    },

    async put(link, { mark, sealed }, instead) {
      if ((kept.get(link)?.mark ?? null) !== instead || linkOf(mark) !== null) return false
      kept.set(link, { mark, sealed })
      return true
    },
  }
}
