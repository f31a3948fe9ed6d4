import { joinCodeLength, joinCodeLetters } from '@alongside/protocol'
import type { KeptCode, LinkCodes } from '@alongside/storage'
import { randomInt } from 'node:crypto'
import { createMarker, createSealer } from './seal.ts'

/** Six-character codes that stand for links, or for what a person was sent: `link` is the id of either. */
export interface JoinCodes {
  /** The codes of these links, by link. */
  of(links: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The code that a link has from now on: a new one where it has none, or has the one to be replaced. */
  make(link: string, instead: string | undefined): Promise<string>
  /** The link that a code stands for, or null. */
  linkWith(code: string): Promise<string | null>
}

/** How often a code that another link has is drawn before something else must be wrong. */
const draws = 20

/**
 * A code is so short that its hash alone would be guessed from a copy of the database in a second. So it is known
 * again by a mark, and shown again from a seal, both of which need the server's secret: a copy opens nothing.
 */
export function createJoinCodes(
  { linkCodes, secret }: { readonly linkCodes: LinkCodes; readonly secret: string },
  draw: () => string = drawCode,
  purpose: 'join codes' | 'voice codes' = 'join codes',
): JoinCodes {
  const marker = createMarker(secret, purpose)
  const sealer = createSealer(secret, purpose)

  /** Null for what was sealed with a secret that is no longer in use: that code leads nowhere. */
  const shown = (link: string, { sealed }: KeptCode): string | null => sealer.open(sealed, link)

  return {
    async of(links) {
      const kept = await linkCodes.of(links)
      return new Map(
        [...kept].flatMap(([link, one]) => {
          const code = shown(link, one)
          return code === null ? [] : [[link, code] as const]
        }),
      )
    },

    async make(link, instead) {
      for (let drawn = 0; drawn < draws; drawn += 1) {
        const kept = (await linkCodes.of([link])).get(link)
        const now = kept === undefined ? null : shown(link, kept)
        // Who asks twice, or beside another, gets what is there: a code that was just read aloud goes on.
        if (now !== null && now !== instead) return now
        const code = draw()
        const next = { mark: marker.markOf(code), sealed: sealer.seal(code, link) }
        if (await linkCodes.put(link, next, kept?.mark ?? null)) return code
      }
      throw new Error('no code was free: the marks of links in use must be wrong')
    },

    linkWith: (code) => linkCodes.find(marker.markOf(code)),
  }
}

/** A code by chance, each as likely as another. */
export function drawCode(): string {
  return Array.from(
    { length: joinCodeLength },
    () => joinCodeLetters[randomInt(joinCodeLetters.length)],
  ).join('')
}
