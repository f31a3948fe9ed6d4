import { partByStanding, type Said, type Standing } from '@alongside/attribution'
import { embedCharacter, readBlocks } from '@alongside/flow'
import { penOf, type LetterSpan, type Writer } from '@alongside/protocol'
import type * as Y from 'yjs'
import type { Origins } from './origins.ts'

/** Whose words are whose: who holds which pen, and which words were first written elsewhere. */
export interface Credits {
  readonly writers: ReadonlyMap<number, Writer>
  readonly origins: Origins
  /** What people said of words that others typed for them. */
  readonly said: ReadonlyMap<string, Said>
}

/** Whose words: the voice, the hand that typed them, and in what capacity. */
export type Author = Omit<Writer, 'pen'>

/** Words in a row of one voice, in one capacity, typed by one hand and put where they stand by one person. */
export interface VoicedRun {
  readonly writer: Author
  /** Who put them where they stand; null for those who wrote them there. */
  readonly placedBy: Author | null
  readonly text: string
  /** How many units of the block stand before them. */
  readonly offset: number
  /** How they stand if they were typed for another; else null. */
  readonly standing: Standing | null
}

/** Words before it is known how they stand; `letters` of those that were typed for another. */
type ReadRun = Omit<VoicedRun, 'standing'> & { readonly letters?: readonly LetterSpan[] }

/** Who wrote one block, in the order of its words; the block's place counts from 0. */
export interface BlockAuthors {
  readonly block: number
  readonly runs: readonly VoicedRun[]
}

/** Reads who wrote each block from the ids of its characters; words of a pen not yet known are left out. */
export function blockAuthors(doc: Y.Doc, { writers, origins, said }: Credits): readonly BlockAuthors[] {
  const read = readBlocks(doc, 'shown').map(({ runs }) => {
    const voiced: ReadRun[] = []
    let offset = 0
    for (const { client, clock, text: whole } of runs) {
      const hand = writers.get(penOf(client) ?? 0)
      const parts = hand && whole !== embedCharacter ? origins.partsOf({ client, clock, text: whole }) : []
      let within = 0
      for (const { text, origin } of parts) {
        const writer = origin?.author ?? hand
        if (!writer) continue
        const letters = [{ client, clock: clock + within, length: text.length }]
        const isTyped = writer.hand !== writer.voice
        const placedBy = origin?.placed ? (hand ?? null) : null
        const part = { writer, placedBy, text, offset: offset + within, ...(isTyped && { letters }) }
        within += text.length
        const before = voiced.at(-1)
        if (before && isSameTurn(before, part)) voiced[voiced.length - 1] = joined(before, part)
        else voiced.push(part)
      }
      offset += whole.length
    }
    return voiced
  })
  return partByStanding(read, said).map((runs, block) => ({ block, runs: withOffsets(runs) }))
}

/** What was parted where it stands otherwise begins behind what stands before it. */
function withOffsets(runs: readonly (ReadRun & { readonly standing: Standing | null })[]): VoicedRun[] {
  let [start, end] = [-1, 0]
  return runs.map(({ writer, placedBy, text, standing, offset }) => {
    end = offset === start ? end : offset
    start = offset
    const run = { writer, placedBy, text, standing, offset: end }
    end += text.length
    return run
  })
}

function isSameTurn(a: ReadRun, b: ReadRun): boolean {
  const keyOf = (author: Author | null) => author && keyOfWriter(author)
  const isNext = a.offset + a.text.length === b.offset
  return isNext && keyOf(a.writer) === keyOf(b.writer) && keyOf(a.placedBy) === keyOf(b.placedBy)
}

function joined(a: ReadRun, b: ReadRun): ReadRun {
  const letters = a.letters && [...a.letters, ...(b.letters ?? [])]
  return { ...a, text: a.text + b.text, ...(letters && { letters }) }
}

/** The writers of a block, each once, the one with most words first. */
export function writersOf({ runs }: BlockAuthors): readonly Author[] {
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
export function keyOfWriter({ voice, hand, capacity, by }: Author): string {
  return `${voice} ${hand} ${capacity} ${by ?? ''}`
}
