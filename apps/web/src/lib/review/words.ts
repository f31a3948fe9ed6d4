import type { EvidenceAnswer, Source } from '@alongside/review'
import { pathOf } from '#lib/meeting/meeting-id.ts'

/** Where a source stands, as a link. */
export interface Place {
  readonly href: string
  readonly title: string
}

/** The documents and meetings in which sources stand, each once and in their order; `space` is its slug. */
export function placesOf(
  sources: readonly Source[],
  documents: EvidenceAnswer['documents'],
  space: string,
): readonly Place[] {
  const ids = sources.map((source) => (source.what === 'section' ? source.document : source.meeting))
  return [...new Set(ids)].flatMap((wanted) => {
    const found = documents.find(({ id }) => id === wanted)
    return found === undefined
      ? []
      : [{ href: `/s/${space}/${pathOf(found.kind)}/${found.slug}`, title: found.title }]
  })
}

/** A share (0 to 1) in whole hundredths. */
export const percentOf = (share: number): number => Math.round(share * 100)
