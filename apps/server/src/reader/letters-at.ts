import type { TracedLetters } from '@alongside/attribution'
import { deleteRange, Flow, insertText, readBlocks, write, type Place } from '@alongside/flow'
import type { LetterSpan } from '@alongside/protocol'
import type { ErasedRange } from '@alongside/storage'
import type * as Y from 'yjs'

/** Letters of a section that somebody names by their ids. */
export interface TracedWords {
  /** The last row that was read. */
  readonly seq: number
  /** Where each of them was first written, and by whom. */
  readonly letters: readonly TracedLetters[]
  /** What they say, stretch by stretch: as they stand in the text, and then those that stand no more. */
  readonly words: readonly string[]
}

/** Letters in a row of one block, and where they begin. */
interface Stretch {
  readonly at: Place
  readonly words: string
  /** Nothing else stands between them and those before. */
  readonly goesOn: boolean
}

/** What letters say, stretch by stretch: first those that stand; `stood` are all of them. */
export function wordsAt(
  doc: Y.Doc,
  spans: readonly LetterSpan[],
  stood: readonly TracedLetters[],
): readonly string[] {
  const stretches = stretchesAt(
    doc,
    spans.map(({ client, clock, length }) => ({ client, from: clock, to: clock + length })),
  )
  const standing = stretches.map(({ words }) => words)
  const all = stood.map(({ text }) => text)
  return all.join('').length === standing.join('').length
    ? standing
    : [...standing, ...all.filter(isIn(standing))]
}

/** Says of which words not all stand already. */
function isIn(standing: readonly string[]): (words: string) => boolean {
  const all = standing.join('\n')
  return (words) => !all.includes(words)
}

/**
 * The update with which a pen writes words wherever some letters stand in a row, before the first of them; null where
 * none of them stands.
 */
export function updateInstead(
  doc: Y.Doc,
  ranges: readonly ErasedRange[],
  pen: number,
  words: string,
): Uint8Array | null {
  const places = stretchesAt(doc, ranges).flatMap(({ at, goesOn }) => (goesOn ? [] : [at]))
  if (places.length === 0) return null
  let written: Uint8Array | null = null
  // What this transaction does and no more: a whole document also says what was deleted before.
  doc.once('update', (update: Uint8Array) => (written = update))
  const flow = new Flow(doc)
  write(flow, pen, (writing) => {
    for (const at of places.toReversed()) insertText(writing, at, words)
  })
  flow.close()
  return written
}

/** The updates with which a pen writes words in the place of letters, which go; nothing of those that do not stand. */
export function updatesReplacing(
  doc: Y.Doc,
  all: readonly { readonly ranges: readonly ErasedRange[]; readonly words: string }[],
  pen: number,
): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', keep)
  const flow = new Flow(doc)
  for (const { ranges, words } of all) {
    const stretches = stretchesAt(doc, ranges)
    const [first] = stretches
    if (first === undefined) continue
    write(flow, pen, (writing) => {
      for (const { at, words: gone } of stretches.toReversed())
        deleteRange(writing, at, { ...at, offset: at.offset + gone.length })
      if (words !== '') insertText(writing, first.at, words)
    })
  }
  flow.close()
  doc.off('update', keep)
  return updates
}

function stretchesAt(doc: Y.Doc, ranges: readonly ErasedRange[]): readonly Stretch[] {
  const isMeant = (client: number, clock: number): boolean =>
    ranges.some((range) => range.client === client && range.from <= clock && clock < range.to)
  const found: Stretch[] = []
  let isInside = false
  for (const [block, { runs }] of readBlocks(doc, 'shown').entries()) {
    let offset = 0
    let open: { from: number; words: string; goesOn: boolean } | null = null
    const close = () => {
      if (open !== null)
        found.push({ at: { block, offset: open.from }, words: open.words, goesOn: open.goesOn })
      open = null
    }
    for (const { client, clock, text } of runs) {
      for (let at = 0; at < text.length; at++, offset++) {
        if (isMeant(client, clock + at)) {
          open = { ...(open ?? { from: offset, words: '', goesOn: isInside }) }
          open.words += text.charAt(at)
          isInside = true
        } else {
          close()
          isInside = false
        }
      }
    }
    close()
  }
  return found
}
