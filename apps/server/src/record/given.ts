import type { TextLog } from '@alongside/storage'
import { permissionOn, type Space, type SpaceDocument } from '@alongside/space'
import type { Reader } from '../reader/reader.ts'
import type { Given } from './contributions.ts'

/** The sections of a document that somebody may read now, in order. */
export function readableIn(space: Space, document: SpaceDocument, person: string): SpaceDocument['sections'] {
  return document.sections.filter(({ id }) => permissionOn(space, person, id) !== null)
}

/** Reads what was given to a document, in the sections that somebody may read. */
export async function givenTo(
  reader: Pick<Reader, 'shares' | 'suggested'>,
  sections: readonly string[],
): Promise<Given> {
  const shares = await reader.shares(sections)
  const suggestions = await Promise.all(sections.map((section) => reader.suggested(section)))
  return { sections, shares, suggestions: suggestions.flat() }
}

/** How far the logs of sections have come, in their order, with the hash of the last row of each. */
export async function headsOf(
  text: Pick<TextLog, 'chainHead'>,
  sections: readonly string[],
): Promise<readonly { readonly rows: number; readonly head: string }[]> {
  const heads = await Promise.all(sections.map((section) => text.chainHead(section)))
  return heads.map(({ seq, hash }) => ({ rows: seq, head: hash }))
}
