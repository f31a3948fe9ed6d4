import { partByStanding, typedFor } from '@alongside/attribution'
import { saidIn, type Space, type TypedWords } from '@alongside/space'
import type { Reader } from '../reader/reader.ts'
import type { ReadRun, SectionRead } from '../reader/read-section.ts'

/** The words of a section, block by block, parted by how those stand that were typed for somebody. */
export function standingIn(space: Space, section: string, { blocks }: Pick<SectionRead, 'blocks'>) {
  return partByStanding<ReadRun>(
    blocks.map(({ runs }) => runs),
    saidIn(space, section),
  )
}

/** The words that others typed for somebody in a section, as they stood after row `upTo`; null where its log is not so long. */
export async function typedWords(
  reader: Pick<Reader, 'read'>,
  space: Space,
  { section, person, upTo }: { readonly section: string; readonly person: string; readonly upTo: number },
): Promise<TypedWords | null> {
  const read = await reader.read(section, upTo)
  return read.seq === upTo ? typedFor(standingIn(space, section, read), person) : null
}
