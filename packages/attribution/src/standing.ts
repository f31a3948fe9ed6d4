import type { LetterSpan } from '@alongside/protocol'
import type { Author } from './attribution.ts'
import { isCovered, spansIn, type Span } from './span.ts'

/** What somebody said of the words in a section that others typed for them. */
export interface Said {
  /** What they confirmed last: the letters of each block as it stood then. */
  readonly confirmed: readonly (readonly LetterSpan[])[]
  readonly disowned: readonly LetterSpan[]
}

/** How words stand that were typed for somebody: *open* until that person says whether they are theirs. */
export type Standing = 'open' | 'confirmed' | 'disowned'

/** Words in a row by one writer; `letters`, together as long as the text, of those that were typed for another. */
export interface TypedRun {
  readonly text: string
  readonly writer: Pick<Author, 'hand' | 'voice'>
  readonly letters?: readonly LetterSpan[]
}

/** Words of which all is the same that was said of them; null: nobody typed them for another. */
export type Standed<Run extends TypedRun> = Run & { readonly standing: Standing | null }

/**
 * Parts the words of a section, given block by block, where they stand otherwise. Of a block that was confirmed nothing
 * is confirmed any more once some of its letters are gone or stand elsewhere; what came since is open by itself.
 */
export function partByStanding<Run extends TypedRun>(
  blocks: readonly (readonly Run[])[],
  said: ReadonlyMap<string, Said>,
): readonly (readonly Standed<Run>[])[] {
  const there = spansByClient(blocks.flat().flatMap(({ letters = [] }) => letters))
  const by = new Map(
    Array.from(said, ([voice, { confirmed, disowned }]) => {
      const whole = confirmed.filter((letters) => letters.every((span) => isThere(there, span)))
      return [voice, { confirmed: spansByClient(whole.flat()), disowned: spansByClient(disowned) }] as const
    }),
  )
  return blocks.map((runs) =>
    runs.flatMap((run): Standed<Run>[] => {
      const { letters } = run
      if (letters === undefined) return [{ ...run, standing: null }]
      const { confirmed, disowned } = by.get(run.writer.voice) ?? nothingSaid
      const parts = letters.flatMap((span) => partsOf(span, confirmed, disowned))
      return runsOf(run, parts)
    }),
  )
}

/** The words that were typed for one person, of all that stand in a section. */
export interface TypedFor {
  /** The letters of each block, without those that the person disowned. */
  readonly blocks: readonly (readonly LetterSpan[])[]
  /** Those among them of which the person has said nothing yet. */
  readonly open: readonly LetterSpan[]
  readonly hands: readonly string[]
}

/** Gathers the words of one person from what `partByStanding` gave; their ids alone. */
export function typedFor(blocks: readonly (readonly Standed<TypedRun>[])[], voice: string): TypedFor {
  const theirs = blocks.map((runs) =>
    runs.filter(
      (run) => run.writer.voice === voice && (run.standing === 'open' || run.standing === 'confirmed'),
    ),
  )
  const lettersOf = (runs: readonly TypedRun[]) => runs.flatMap(({ letters = [] }) => letters)
  const all = theirs.flat()
  return {
    blocks: theirs.map(lettersOf).filter((letters) => letters.length > 0),
    open: lettersOf(all.filter(({ standing }) => standing === 'open')),
    hands: [...new Set(all.map(({ writer }) => writer.hand))],
  }
}

/**
 * What somebody confirmed without what they took out of it themselves, which needs nobody's word: the blocks as they
 * stand now. Null where that changes nothing; a block of which anybody else took something stays as it was.
 */
export function withoutOwnRemovals(
  blocks: readonly (readonly TypedRun[])[],
  confirmed: Said['confirmed'],
  ownRemovals: readonly LetterSpan[],
): Said['confirmed'] | null {
  const there = spansByClient(blocks.flat().flatMap(({ letters = [] }) => letters))
  const removed = spansByClient(ownRemovals)
  let isChanged = false
  const kept = confirmed.map((block) => {
    const parts = block.flatMap((span) => partsOf(span, there, removed))
    const left = parts.filter(({ standing }) => standing === 'confirmed')
    if (left.length === parts.length || parts.some(({ standing }) => standing === 'open')) return block
    isChanged = true
    return left.map(({ client, clock, length }) => ({ client, clock, length }))
  })
  return isChanged ? kept.filter((block) => block.length > 0) : null
}

type ByClient = ReadonlyMap<number, readonly Span[]>

const nothingSaid: { readonly confirmed: ByClient; readonly disowned: ByClient } = {
  confirmed: new Map(),
  disowned: new Map(),
}

/** Letters by client id, in the order of their clocks and apart. */
function spansByClient(letters: readonly LetterSpan[]): ByClient {
  const grouped = Map.groupBy(letters, ({ client }) => client)
  return new Map(
    Array.from(grouped, ([client, spans]) => {
      const sorted = spans.toSorted((a, b) => a.clock - b.clock)
      const joined: { from: number; to: number }[] = []
      for (const { clock, length } of sorted) {
        const last = joined.at(-1)
        if (last && clock <= last.to) last.to = Math.max(last.to, clock + length)
        else joined.push({ from: clock, to: clock + length })
      }
      return [client, joined] as const
    }),
  )
}

function isThere(there: ByClient, { client, clock, length }: LetterSpan): boolean {
  return isCovered(there.get(client) ?? [], clock, clock + length)
}

interface Part extends LetterSpan {
  readonly standing: Standing
}

function partsOf({ client, clock, length }: LetterSpan, confirmed: ByClient, disowned: ByClient): Part[] {
  const to = clock + length
  const edges = [confirmed, disowned].flatMap((spans) =>
    [...spansIn(spans.get(client) ?? [], clock, to)].flatMap((span) => [span.from, span.to]),
  )
  const cuts = [...new Set([clock, ...edges.filter((edge) => edge > clock && edge < to), to])].sort(
    (a, b) => a - b,
  )
  const isIn = (spans: ByClient, at: number) => isCovered(spans.get(client) ?? [], at, at + 1)
  return cuts.slice(0, -1).map((from, index) => ({
    client,
    clock: from,
    length: (cuts[index + 1] ?? to) - from,
    standing: isIn(disowned, from) ? 'disowned' : isIn(confirmed, from) ? 'confirmed' : 'open',
  }))
}

/** The words of a run with neighbours joined that stand in the same way. */
function runsOf<Run extends TypedRun>(run: Run, parts: readonly Part[]): Standed<Run>[] {
  const runs: Standed<Run>[] = []
  let at = 0
  for (const { standing, ...span } of parts) {
    const text = run.text.slice(at, (at += span.length))
    const last = runs.at(-1)
    if (last?.standing === standing) {
      runs[runs.length - 1] = { ...last, text: last.text + text, letters: [...(last.letters ?? []), span] }
    } else {
      runs.push({ ...run, text, letters: [span], standing })
    }
  }
  return runs
}
