import type { Attribution } from '@alongside/attribution'
import type { ComparedBlock } from './compare.ts'
import { Tally, type Counts } from './counts.ts'
import { importedIn, lengthOf } from './letters.ts'

/** Who changed a text from one moment to another, and how many letters; most first. What is nobody's is left out. */
export function changersOf(
  blocks: readonly ComparedBlock[],
  { records }: Pick<Attribution, 'records'>,
): readonly Counts[] {
  const tally = new Tally()
  for (const { change, runs } of blocks) {
    if (change?.done) tally.add(change.done.writer, 'added', 0)
    for (const { client, clock, text, embed, change: words } of runs) {
      if (!words?.done || words.is === 'movedAway') continue
      const what = words.is === 'movedHere' ? 'moved' : words.is
      const letters = embed === null ? lengthOf(text) : 0
      const record = words.is === 'added' ? records.get(client) : undefined
      const imported = record === undefined ? 0 : importedIn(record, clock, clock + text.length)
      tally.add(words.done.writer, what, letters - imported)
      tally.add(words.done.writer, 'imported', imported)
    }
  }
  return tally.people()
}
