import { embedCharacter, readBlocks, type Id } from '@alongside/flow'
import type { Problem } from '@alongside/protocol'
import type { Entry } from '@alongside/sync'
import * as Y from 'yjs'
import type { KeptWords } from './journal.ts'

/** The words of refused entries as they stood in the document, and behind what; null if none are left of them. */
export function refusedWords(
  doc: Y.Doc,
  entries: readonly Entry[],
): Pick<KeptWords, 'text' | 'behind'> | null {
  const isRefused = unitsOf(entries)
  let behind: Id | null = null
  let last: Id | null = null
  const blocks = readBlocks(doc, 'shown').map(({ id, runs }) => {
    if (id && !isRefused(id.client, id.clock)) last = id
    let words = ''
    for (const { client, clock, text } of runs) {
      for (let unit = 0; unit < text.length; unit++) {
        if (!isRefused(client, clock + unit)) {
          last = { client, clock: clock + unit }
        } else if (text[unit] !== embedCharacter) {
          behind ??= last
          words += text[unit]
        }
      }
    }
    return words
  })
  const text = blocks.filter(Boolean).join('\n')
  return text.trim() === '' ? null : { text, behind }
}

/** What to tell the person about a refusal. */
export function reasonOf({ kind }: Problem): KeptWords['reason'] {
  switch (kind) {
    case 'notAllowed':
      return 'right'
    case 'notYourPen':
      return 'pen'
    case 'epochPassed':
      return 'erased'
    case 'tooLarge':
    case 'tooMany':
      return 'limit'
    default:
      return 'other'
  }
}

/** Tells which units of Yjs clients were written by the entries. */
function unitsOf(entries: readonly Entry[]): (client: number, clock: number) => boolean {
  const ranges = new Map<number, [from: number, to: number][]>()
  for (const { update } of entries) {
    const { from, to } = Y.parseUpdateMeta(update)
    for (const [client, end] of to) {
      ranges.set(client, [...(ranges.get(client) ?? []), [from.get(client) ?? 0, end]])
    }
  }
  return (client, clock) => ranges.get(client)?.some(([from, to]) => clock >= from && clock < to) ?? false
}
