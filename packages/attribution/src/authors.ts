import { sameMarks, type Marks, type Run } from '@alongside/flow'
import { penOf, type Writer } from '@alongside/protocol'
import { isSameMinute, stretchesOf, type Credit } from './credit.ts'

/** What attribution needs of a run of a flow. */
export type WrittenRun = Pick<Run, 'client' | 'clock' | 'text' | 'marks'>

/** Words in a row by one writer with the same marks, all saved in the same minute. */
export interface AuthoredRun {
  readonly text: string
  readonly marks: Marks
  readonly writer: Writer
  /** Milliseconds since 1970: when the first of them was saved. */
  readonly at: number
}

/** Finds who writes with a pen, or undefined if it is bound to nobody. */
export type WriterOf = (pen: number) => Writer | undefined

/**
 * Says whose the words of a block are: runs are parted where writer or minute changes, and neighbours of
 * the same writer, minute and marks are joined, so that all reading aloud of a text names a person once.
 *
 * Throws `RangeError` for a character whose pen is bound to nobody or that the credit does not know: a room
 * lets no such character in, so the log and the credit are of different sections or moments.
 */
export function authorsOf(
  runs: readonly WrittenRun[],
  writerOf: WriterOf,
  credit: Credit,
): readonly AuthoredRun[] {
  const authored: AuthoredRun[] = []
  for (const run of runs) {
    if (run.text.length === 0) continue
    const pen = penOf(run.client)
    const writer = pen === null ? undefined : writerOf(pen)
    if (writer === undefined) throw new RangeError(`client ${run.client} belongs to no bound pen`)
    for (const { text, at } of partByTime(run, credit)) {
      const before = authored.at(-1)
      if (before !== undefined && belongsTo(before, writer, at, run.marks)) {
        authored[authored.length - 1] = { ...before, text: before.text + text, at: Math.min(before.at, at) }
      } else {
        authored.push({ text, marks: run.marks, writer, at })
      }
    }
  }
  return authored
}

function partByTime(run: WrittenRun, credit: Credit): { text: string; at: number }[] {
  const end = run.clock + run.text.length
  const stretches = stretchesOf(credit, run.client, run.clock, end)
  if (stretches.length === 0) {
    throw new RangeError(
      `clocks ${run.clock} to ${end} of client ${run.client} stand in no row that was read`,
    )
  }
  return stretches.map(({ from, at }, index) => {
    const start = Math.max(from, run.clock)
    const stop = stretches[index + 1]?.from ?? end
    return { text: run.text.slice(start - run.clock, stop - run.clock), at }
  })
}

/** Two pens of one person in one capacity read as one: a reload takes a new pen and changes nobody. */
function belongsTo(run: AuthoredRun, writer: Writer, at: number, marks: Marks): boolean {
  return (
    run.writer.hand === writer.hand &&
    run.writer.voice === writer.voice &&
    run.writer.capacity === writer.capacity &&
    isSameMinute(run.at, at) &&
    sameMarks(run.marks, marks)
  )
}
