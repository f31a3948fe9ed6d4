import { documentOfSource, type EvidenceAnswer, type Source } from '@alongside/review'
import { pathOf } from '#lib/meeting/meeting-id.ts'

/** Of a heading, which depends on where it stands. */
export type Level = 'h2' | 'h3'

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
  return [...new Set(sources.map(documentOfSource))].flatMap((wanted) => {
    const found = documents.find(({ id }) => id === wanted)
    return found === undefined ? [] : [{ href: documentPath(space, found), title: found.title }]
  })
}

/** Where a document of a space is read; `space` is its slug. */
export function documentPath(
  space: string,
  { kind, slug }: Pick<EvidenceAnswer['documents'][number], 'kind' | 'slug'>,
): string {
  return `/s/${space}/${pathOf(kind)}/${slug}`
}

/** A share (0 to 1) in whole hundredths. */
export const percentOf = (share: number): number => Math.round(share * 100)
