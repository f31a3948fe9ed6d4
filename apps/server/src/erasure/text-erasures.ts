import { allows, type Writer } from '@alongside/protocol'
import { memberOf, permissionOn, type Space } from '@alongside/space'
import type { ErasedRange, Erasure, TextLog } from '@alongside/storage'
import { eraseLetters } from '@alongside/sync'
import type { Reader } from '../reader/reader.ts'

/** Words that somebody writes in the place of others, wherever they may. */
export interface Instead {
  readonly words: string
  readonly by: string
  readonly newPen: () => number
  readonly space: Space
  readonly reader: Pick<Reader, 'instead'>
}

export interface TextsToErase {
  readonly places: ReadonlyMap<string, readonly ErasedRange[]>
  /** Null: nothing. */
  readonly instead: Instead | null
  readonly at: number
}

/** What is to be done to the logs of sections so that letters are gone from them; nothing where they are gone already. */
export async function textErasures(
  text: Pick<TextLog, 'start' | 'rows'>,
  { places, instead, at }: TextsToErase,
): Promise<readonly Erasure[]> {
  const erasures: Erasure[] = []
  for (const [section, ranges] of places) {
    const { head } = await text.start(section)
    const erasing = eraseLetters(await text.rows(section, 0, head), ranges)
    if (erasing.rows.length === 0) continue
    const writer = instead && writerIn(section, instead)
    const update =
      writer && (await instead.reader.instead(section, erasing.ranges, writer.pen, instead.words))
    const written = writer && update && { writer, update }
    erasures.push({ section, head, at, ...erasing, ...(written && { instead: rowOf(written, at) }) })
  }
  return erasures
}

/** A new pen for whoever erases; null where they may not write. */
function writerIn(section: string, { by, newPen, space }: Instead): Writer | null {
  const member = memberOf(space, by)
  if (member === null || !allows(permissionOn(space, by, section), 'edit')) return null
  return { pen: newPen(), hand: by, voice: by, capacity: member.capacity }
}

function rowOf(
  { writer, update }: { readonly writer: Writer; readonly update: Uint8Array },
  at: number,
): NonNullable<Erasure['instead']> {
  return {
    rows: [{ at, session: 'erasing', pen: writer.pen, kind: 'update', bytes: update }],
    bound: [writer],
  }
}
