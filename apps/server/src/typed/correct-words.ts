import type { Writer } from '@alongside/protocol'
import type { Space } from '@alongside/space'
import type { ErasedRange, TextLog } from '@alongside/storage'
import { planTyped } from '../jobs/kinds/typed.ts'
import type { Reader } from '../reader/reader.ts'
import type { SectionRead } from '../reader/read-section.ts'
import { standingIn } from './typed-words.ts'

/** What stands of somebody's words in a row, typed for them and not confirmed, by its letters. */
interface OpenPiece {
  readonly text: string
  readonly letters: readonly ErasedRange[]
}

/** Letters that are to go, and what is to stand there. */
export interface Replacement {
  readonly ranges: readonly ErasedRange[]
  readonly words: string
}

/** The words of somebody in a section that wait for them, piece by piece. */
export function openPieces(space: Space, section: string, read: SectionRead, voice: string): OpenPiece[] {
  return standingIn(space, section, read).flatMap((runs) =>
    runs.flatMap(({ text, writer, standing, letters = [] }) =>
      writer.voice === voice && standing === 'open'
        ? [
            {
              text,
              letters: letters.map(({ client, clock, length }) => ({
                client,
                from: clock,
                to: clock + length,
              })),
            },
          ]
        : [],
    ),
  )
}

/** What must be replaced so that pieces read as they should: no more than what is different, whole characters of it. */
export function replacements(pieces: readonly OpenPiece[], words: readonly string[]): Replacement[] {
  return pieces.flatMap(({ text, letters }, at) => {
    const [is, wanted] = [Array.from(text), Array.from(words[at] ?? text)]
    if (is.join('') === wanted.join('')) return []
    const most = Math.min(is.length, wanted.length)
    let before = 0
    while (before < most && is[before] === wanted[before]) before++
    let behind = 0
    while (behind < most - before && is.at(-1 - behind) === wanted.at(-1 - behind)) behind++
    // What is only added takes the place of a letter beside it, so that it is known where it goes.
    if (before + behind === is.length) {
      if (before > 0) before--
      else behind--
    }
    const units = (to: number): number => is.slice(0, to).join('').length
    return [
      {
        ranges: part(letters, units(before), units(is.length - behind)),
        words: wanted.slice(before, wanted.length - behind).join(''),
      },
    ]
  })
}

/** Those of some letters that stand from one place to another. */
function part(letters: readonly ErasedRange[], from: number, to: number): ErasedRange[] {
  let stood = 0
  return letters.flatMap((range) => {
    const start = stood
    stood += range.to - range.from
    const [first, end] = [Math.max(from, start), Math.min(to, stood)]
    return first < end
      ? [{ client: range.client, from: range.from + first - start, to: range.from + end - start }]
      : []
  })
}

/** Writes replacements under the row after which they were worked out; the new head, or null where others wrote meanwhile. */
export async function writeReplacements(
  { text, reader }: { readonly text: Pick<TextLog, 'append'>; readonly reader: Pick<Reader, 'replaced'> },
  {
    section,
    head,
    writer,
    at,
  }: { readonly section: string; readonly head: number; readonly writer: Writer; readonly at: number },
  all: readonly Replacement[],
): Promise<number | null> {
  const updates = await reader.replaced(section, all, writer.pen)
  const rows = updates.map((bytes) => ({
    at,
    session: 'by code',
    pen: writer.pen,
    kind: 'update' as const,
    bytes,
  }))
  const jobs = planTyped({ section }, 0, at)
  const [result] = await text.append([{ section, head, rows, bound: [writer], retired: [], jobs }])
  return result?.type === 'written' ? result.head : null
}
