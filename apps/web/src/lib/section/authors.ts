import { partByStanding, type Said, type Standing } from '@alongside/attribution'
import { embedCharacter, type Block } from '@alongside/flow'
import { penOf, type BlockView, type ImportedFrom, type LetterSpan, type Writer } from '@alongside/protocol'
import type { Origins } from './origins.ts'

/** Whose words are whose: who holds which pen, and which words were first written elsewhere. */
export interface Credits {
  readonly writers: ReadonlyMap<number, Writer>
  readonly origins: Origins
}

/** Whose words: the voice, the hand that typed them, and in what capacity. */
export interface Author extends Omit<Writer, 'pen'> {
  /** The file that the voice put them in from; absent for what was written. */
  readonly importedFrom?: ImportedFrom | undefined
}

/** Words in a row of one voice, in one capacity, typed by one hand and put where they stand by one person. */
export interface VoicedRun {
  readonly writer: Author
  /** Who put them where they stand; null for those who wrote them there. */
  readonly placedBy: Author | null
  readonly text: string
  /** How many units of the block stand before them. */
  readonly from: number
  /** The ids of those that were typed for another, together as long as the text. */
  readonly letters?: readonly LetterSpan[]
}

/** Words of which all is the same that was said of them. */
export interface StandingRun extends VoicedRun {
  /** How they stand if they were typed for another; else null. */
  readonly standing: Standing | null
}

/** Who wrote one block, in the order of its words; the block's place counts from 0. */
export interface BlockAuthors {
  readonly block: number
  readonly runs: readonly StandingRun[]
}

/**
 * Tells of the words of each block, in order, how those stand that were typed for another, by what people said of them.
 */
export function blockAuthors(
  read: readonly (readonly VoicedRun[])[],
  said: ReadonlyMap<string, Said>,
): readonly BlockAuthors[] {
  return partByStanding(read, said).map((runs, block) => ({ block, runs: withPlaces(runs) }))
}

/** What was parted where it stands otherwise begins behind what stands before it. */
function withPlaces(runs: readonly StandingRun[]): readonly StandingRun[] {
  let [start, end] = [-1, 0]
  return runs.map((run) => {
    end = run.from === start ? end : run.from
    start = run.from
    const placed = { ...run, from: end }
    end += run.text.length
    return placed
  })
}

/** Who wrote the words of a block; those of a pen not yet known, and what is no text, are left out. */
export function authorsOf(
  { runs }: Pick<Block, 'runs'>,
  { writers, origins }: Credits,
): readonly VoicedRun[] {
  const parts: VoicedRun[] = []
  let at = 0
  for (const { client, clock, text: whole } of runs) {
    let from = at
    at += whole.length
    const hand = writers.get(penOf(client) ?? 0)
    if (!hand || whole === embedCharacter) continue
    let next = clock
    for (const { text, origin } of origins.partsOf({ client, clock, text: whole })) {
      const writer = origin?.author ?? hand
      const letters = [{ client, clock: next, length: text.length }]
      const isTyped = writer.hand !== writer.voice
      parts.push({ writer, placedBy: origin?.placed ? hand : null, text, from, ...(isTyped && { letters }) })
      from += text.length
      next += text.length
    }
  }
  return joined(parts)
}

/** Who wrote each block of a text as the server read it. */
export function readAuthors(blocks: readonly BlockView[]): readonly BlockAuthors[] {
  return blocks.map(({ runs }, block) => {
    let at = 0
    const parts = runs.map((run): StandingRun => {
      const { text, author, hand, capacity, placed, unconfirmed, disowned, importedFrom } = run
      const from = at
      at += text.length
      const placedBy = placed ? { voice: placed.by.id, hand: placed.by.id, capacity } : null
      const writer = { voice: author.id, hand: hand.id, capacity, ...(importedFrom && { importedFrom }) }
      const said = unconfirmed ? 'open' : disowned ? 'disowned' : 'confirmed'
      return { writer, placedBy, text, from, standing: author.id === hand.id ? null : said }
    })
    return { block, runs: joined(parts.filter(({ text }) => text !== embedCharacter)) }
  })
}

/** The same words with neighbours of one author, that stand in one way, put together. */
function joined<Run extends VoicedRun & { readonly standing?: Standing | null }>(
  parts: readonly Run[],
): readonly Run[] {
  const runs: Run[] = []
  for (const part of parts) {
    const before = runs.at(-1)
    if (before && isSameTurn(before, part) && before.standing === part.standing) {
      const letters = before.letters && [...before.letters, ...(part.letters ?? [])]
      runs[runs.length - 1] = { ...before, text: before.text + part.text, ...(letters && { letters }) }
    } else {
      runs.push(part)
    }
  }
  return runs
}

function isSameTurn(a: VoicedRun, b: VoicedRun): boolean {
  const keyOf = (author: Author | null) => author && keyOfWriter(author)
  const isNext = a.from + a.text.length === b.from
  return isNext && keyOf(a.writer) === keyOf(b.writer) && keyOf(a.placedBy) === keyOf(b.placedBy)
}

/** The writers of a block, each once, the one with most words first. */
export function writersOf({ runs }: { readonly runs: readonly VoicedRun[] }): readonly Author[] {
  const shares = new Map<string, { writer: Author; units: number }>()
  for (const { writer, text } of runs) {
    const key = keyOfWriter(writer)
    const share = shares.get(key) ?? { writer, units: 0 }
    shares.set(key, { writer, units: share.units + text.trim().length })
  }
  return [...shares.values()]
    .filter(({ units }) => units > 0)
    .sort((a, b) => b.units - a.units)
    .map(({ writer }) => writer)
}

/** Tells writers apart who are shown apart. */
export function keyOfWriter({ voice, hand, capacity, by, importedFrom }: Author): string {
  return `${voice} ${hand} ${capacity} ${by ?? ''} ${importedFrom ? JSON.stringify(importedFrom) : ''}`
}
