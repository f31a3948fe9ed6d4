import { readBlocks } from '@alongside/flow'
import type { LetterSpan } from '@alongside/protocol'
import * as Y from 'yjs'

/** Words with the ids of their letters, together as long as the text. */
export interface Lettered {
  readonly text: string
  readonly letters: readonly LetterSpan[]
}

/** All words of a section by their letters. */
export interface SectionLetters {
  /** The blocks as they stand, with what is suggested. */
  readonly blocks: readonly Lettered[]
  /** All that was ever typed in one go, as far as the log still holds it: words that were deleted too. */
  readonly typed: readonly Lettered[]
}

/** Reads the words of a document, and of the updates that it was made from, with the ids of their letters. */
export function readLetters(doc: Y.Doc, updates: Iterable<Uint8Array>): SectionLetters {
  const blocks = readBlocks(doc, 'shown').map(({ runs }) => {
    const words = runs.filter(({ embed, text }) => embed === null && text !== '')
    return {
      text: words.map(({ text }) => text).join(''),
      letters: words.map(({ client, clock, text }) => ({ client, clock, length: text.length })),
    }
  })
  return { blocks: blocks.filter(({ text }) => text !== ''), typed: typedIn(updates) }
}

/** What one client typed under clocks in a row. */
function typedIn(updates: Iterable<Uint8Array>): readonly Lettered[] {
  const byClient = new Map<number, Map<number, string>>()
  for (const update of updates) {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      const { client, clock } = struct.id
      const strings = byClient.get(client) ?? new Map<number, string>()
      byClient.set(client, strings.set(clock, struct.content.str))
    }
  }
  return [...byClient].flatMap(([client, strings]) => inOneGo(client, strings))
}

function inOneGo(client: number, strings: ReadonlyMap<number, string>): readonly Lettered[] {
  const found: { clock: number; text: string }[] = []
  for (const [clock, text] of [...strings].toSorted(([a], [b]) => a - b)) {
    const last = found.at(-1)
    const end = last === undefined ? -1 : last.clock + last.text.length
    // What was sent again may overlap what was read.
    if (last !== undefined && clock <= end) last.text += text.slice(end - clock)
    else found.push({ clock, text })
  }
  return found.map(({ clock, text }) => ({ text, letters: [{ client, clock, length: text.length }] }))
}
