import { embedCharacter, type Block } from '@alongside/flow'
import { penOf, type BlockView, type Writer } from '@alongside/protocol'
import type { Origins } from './origins.ts'

/** Whose words are whose: who holds which pen, and which words were first written elsewhere. */
export interface Credits {
  readonly writers: ReadonlyMap<number, Writer>
  readonly origins: Origins
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
  readonly from: number
}

/** Who wrote one block, in the order of its words; the block's place counts from 0. */
export interface BlockAuthors {
  readonly block: number
  readonly runs: readonly VoicedRun[]
}

/** Reads who wrote each block from the ids of its characters; words of a pen not yet known are left out. */
export function blockAuthors(blocks: readonly Block[], credits: Credits): readonly BlockAuthors[] {
  return blocks.map((block, index) => ({ block: index, runs: authorsOf(block, credits) }))
}

/** Who wrote the words of a block; those of a pen not yet known, and what is no text, are left out. */
export function authorsOf(
  { runs }: Pick<Block, 'runs'>,
  { writers, origins }: Credits,
): readonly VoicedRun[] {
  const parts: VoicedRun[] = []
  let at = 0
  for (const run of runs) {
    let from = at
    at += run.text.length
    const hand = writers.get(penOf(run.client) ?? 0)
    if (!hand || run.text === embedCharacter) continue
    for (const { text, origin } of origins.partsOf(run)) {
      parts.push({ writer: origin?.author ?? hand, placedBy: origin?.placed ? hand : null, text, from })
      from += text.length
    }
  }
  return joined(parts)
}

/** Who wrote each block of a text as the server read it. */
export function readAuthors(blocks: readonly BlockView[]): readonly BlockAuthors[] {
  return blocks.map(({ runs }, block) => {
    let at = 0
    const parts = runs.map(({ text, author, hand, capacity, placed }): VoicedRun => {
      const from = at
      at += text.length
      const placedBy = placed && { voice: placed.by.id, hand: placed.by.id, capacity }
      return { writer: { voice: author.id, hand: hand.id, capacity }, placedBy: placedBy ?? null, text, from }
    })
    return { block, runs: joined(parts.filter(({ text }) => text !== embedCharacter)) }
  })
}

/** The same words with neighbours of one author put together. */
function joined(parts: readonly VoicedRun[]): readonly VoicedRun[] {
  const runs: VoicedRun[] = []
  for (const part of parts) {
    const before = runs.at(-1)
    if (before && isSameTurn(before, part) && before.from + before.text.length === part.from) {
      runs[runs.length - 1] = { ...before, text: before.text + part.text }
    } else {
      runs.push(part)
    }
  }
  return runs
}

function isSameTurn(a: VoicedRun, b: VoicedRun): boolean {
  const keyOf = (author: Author | null) => author && keyOfWriter(author)
  return keyOf(a.writer) === keyOf(b.writer) && keyOf(a.placedBy) === keyOf(b.placedBy)
}

/** The writers of a block, each once, the one with most words first. */
export function writersOf({ runs }: Pick<BlockAuthors, 'runs'>): readonly Author[] {
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
export function keyOfWriter({ voice, hand, capacity }: Author): string {
  return `${voice} ${hand} ${capacity}`
}
