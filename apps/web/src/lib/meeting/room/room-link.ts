import type { Links } from '@alongside/protocol'

/** By what somebody without an account comes into a meeting. */
export interface RoomLink {
  readonly url: string
  /** To read aloud; null where nobody asked for one. */
  readonly code: string | null
}

/** The link of a meeting that lets people in and do the most, a code before none; null where there is none. */
export function roomLinkOf({ links }: Pick<Links, 'links'>): RoomLink | null {
  const open = links.flatMap(({ state, visitors, url, code }) =>
    state === 'open' && !visitors && url !== null ? [{ url, code: code?.code ?? null }] : [],
  )
  return open.find(({ code }) => code !== null) ?? open[0] ?? null
}
