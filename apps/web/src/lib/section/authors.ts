import { embedCharacter, readBlocks } from '@alongside/flow'
import { penOf, type Writer } from '@alongside/protocol'
import type * as Y from 'yjs'
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
}

/** Who wrote one block, in the order of its words; the block's place counts from 0. */
export interface BlockAuthors {
  readonly block: number
  readonly runs: readonly VoicedRun[]
}

/** Reads who wrote each block from the ids of its characters; words of a pen not yet known are left out. */
export function blockAuthors(doc: Y.Doc, { writers, origins }: Credits): readonly BlockAuthors[] {
  return readBlocks(doc, 'shown').map(({ runs }, block) => {
    const voiced: VoicedRun[] = []
    for (const run of runs) {
      const hand = writers.get(penOf(run.client) ?? 0)
      if (!hand || run.text === embedCharacter) continue
      for (const { text, origin } of origins.partsOf(run)) {
        const part = { writer: origin?.author ?? hand, placedBy: origin?.placed ? hand : null, text }
        const before = voiced.at(-1)
        if (before && isSameTurn(before, part)) {
          voiced[voiced.length - 1] = { ...before, text: before.text + text }
        } else {
          voiced.push(part)
        }
      }
    }
    return { block, runs: voiced }
  })
}

function isSameTurn(a: VoicedRun, b: VoicedRun): boolean {
  const keyOf = (author: Author | null) => author && keyOfWriter(author)
  return keyOf(a.writer) === keyOf(b.writer) && keyOf(a.placedBy) === keyOf(b.placedBy)
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
export function keyOfWriter({ voice, hand, capacity }: Author): string {
  return `${voice} ${hand} ${capacity}`
}
