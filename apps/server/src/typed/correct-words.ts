import { typedFor } from '@alongside/attribution'
import { idsWithout } from '@alongside/flow'
import { allows, Refusal, type IdRange, type LetterSpan, type Writer } from '@alongside/protocol'
import { memberOf, type CodedWords, type Space, type TypedWords } from '@alongside/space'
import type { Batch, ErasedRange } from '@alongside/storage'
import type { Reader } from '../reader/reader.ts'
import type { Spaces } from '../spaces/spaces.ts'
import type { LinkMeter } from '../sync/link-meter.ts'
import type { Rooms } from '../sync/rooms.ts'
import { differences } from './differences.ts'
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

export interface CorrectWordsDeps {
  readonly spaces: Pick<Spaces, 'runWith'>
  readonly reader: Pick<Reader, 'read' | 'replaced'>
  readonly rooms: Pick<Rooms, 'whileStill' | 'problemWith' | 'movedOn'>
  readonly meter: Pick<LinkMeter, 'permissionOn' | 'wrote'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** 32 random bits, not 0. */
  readonly newPen: () => number
}

/** Words that are put right by a code: what is to stand in the place of each piece that waits, as read after row `upTo`. */
export interface WordsToCorrect {
  readonly space: string
  readonly code: string
  readonly upTo: number
  readonly words: readonly string[]
  /** What the code opens in the space as it stands then; throws `Refusal` once it counts no more. */
  readonly opens: (space: Space) => CodedWords
}

/**
 * Writes what is different in somebody's own name, and that all of it is theirs: both or neither, also if the process
 * dies (D100, D101). It is taken only as the section takes what is typed, and counts for the link by which they came.
 * Throws `Refusal` where others wrote meanwhile, and for whoever may not write there.
 */
export async function correctWords(
  deps: CorrectWordsDeps,
  asked: WordsToCorrect,
  coded: CodedWords,
): Promise<void> {
  const { spaces, rooms, meter } = deps
  const { section, person } = coded
  await rooms.whileStill([section], async () => {
    let written: Batch | null = null
    const outcome = await spaces.runWith(
      asked.space,
      async (space) => {
        const { batch, typed } = await planned(deps, space, asked)
        written = batch
        const upTo = asked.upTo + (batch?.rows.length ?? 0)
        const ask = { do: 'sayByCode', code: asked.code, upTo, isTheirs: true, typed } as const
        return { ask, batches: batch === null ? [] : [batch] }
      },
      { person },
    )
    if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
    if (written === null) return
    rooms.movedOn([section])
    await meter.wrote(section, [{ person, bytes: bytesIn(written) }])
  })
}

/** What is to be written, and what is theirs then of what others typed. */
async function planned(
  { reader, rooms, meter, now, newPen }: CorrectWordsDeps,
  space: Space,
  { opens, upTo, words }: WordsToCorrect,
): Promise<{ readonly batch: Batch | null; readonly typed: TypedWords }> {
  const { section, voice, person } = opens(space)
  const member = memberOf(space, person)
  if (member === null || !allows(meter.permissionOn(space, person, section), 'edit'))
    throw new Refusal('notAllowed', 'You may not change this part. Say that they are not your words instead.')
  const read = await reader.read(section)
  const standing = standingIn(space, section, read)
  const pieces = openPieces(standing, voice)
  if (read.seq !== upTo || pieces.length !== words.length)
    throw new Refusal('ended', 'Something was written there meanwhile. Read the words again first.', 'upTo')
  if (words.join('').trim() === '')
    throw new Refusal('invalid', 'Write what you said, or say that they are not your words.', 'words')
  const typed = typedFor(standing, voice)
  const changes = replacements(pieces, words)
  if (changes.length === 0) return { batch: null, typed }
  const writer: Writer = { pen: newPen(), hand: person, voice: person, capacity: member.capacity }
  const updates = await reader.replaced(section, changes, writer.pen)
  const problem = await rooms.problemWith(section, updates)
  if (problem !== null) throw Refusal.of(problem)
  const row = { at: now(), session: 'by code', pen: writer.pen, kind: 'update' } as const
  const rows = updates.map((bytes) => ({ ...row, bytes }))
  const left = withoutLetters(
    typed,
    changes.flatMap(({ ranges }) => ranges),
  )
  return { batch: { section, head: upTo, rows, bound: [writer], retired: [] }, typed: left }
}

/** Who typed them is told so too where nothing is left of what they typed. */
function withoutLetters({ blocks, open, hands }: TypedWords, gone: readonly ErasedRange[]): TypedWords {
  const taken = gone.map(({ client, from, to }): IdRange => [client, from, to])
  const left = (letters: readonly LetterSpan[]) => {
    const ids = letters.map(({ client, clock, length }): IdRange => [client, clock, clock + length])
    return idsWithout(ids, taken).map(([client, clock, end]) => ({ client, clock, length: end - clock }))
  }
  return { blocks: blocks.map(left).filter(({ length }) => length > 0), open: left(open), hands }
}

function bytesIn({ rows }: Batch): number {
  return rows.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

/** The words of somebody in a section that wait for them, piece by piece. */
function openPieces(standing: ReturnType<typeof standingIn>, voice: string): OpenPiece[] {
  return standing.flatMap((runs) =>
    runs.flatMap(({ text, writer, standing: is, letters = [] }) =>
      writer.voice === voice && is === 'open'
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
  return pieces.flatMap(({ text, letters }, at) =>
    differences(text, words[at] ?? text).map(({ from, to, words: put }) => ({
      ranges: part(letters, from, to),
      words: put,
    })),
  )
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
