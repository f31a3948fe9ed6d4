import type { ComparedBlock } from './compare.ts'
import { Tally, type Counts } from './counts.ts'
import { lengthOf } from './letters.ts'

/** Who changed a text from one moment to another, and how many letters; most first. What is nobody's is left out. */
export function changersOf(blocks: readonly ComparedBlock[]): readonly Counts[] {
  const tally = new Tally()
  for (const { change, runs } of blocks) {
    if (change?.done) tally.add(change.done.writer, 'added', 0)
    for (const { text, embed, change: words } of runs) {
      if (!words?.done || words.is === 'movedAway') continue
      const what = words.is === 'movedHere' ? 'moved' : words.is
      tally.add(words.done.writer, what, embed === null ? lengthOf(text) : 0)
    }
  }
  return tally.people()
}
