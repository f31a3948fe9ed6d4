import { embedCharacter, readBlocks } from '@alongside/flow'
import { penOf, type Writer } from '@alongside/protocol'
import type * as Y from 'yjs'

/** Words in a row of one voice, in one capacity, typed by one hand. */
export interface VoicedRun {
  readonly writer: Writer
  readonly text: string
}

/** Who wrote one block, in the order of its words; the block's place counts from 0. */
export interface BlockAuthors {
  readonly block: number
  readonly runs: readonly VoicedRun[]
}

/** Reads who wrote each block from the ids of its characters; words of a pen not yet known are left out. */
export function blockAuthors(doc: Y.Doc, writers: ReadonlyMap<number, Writer>): readonly BlockAuthors[] {
  return readBlocks(doc, 'shown').map(({ runs }, block) => {
    const voiced: VoicedRun[] = []
    for (const { client, text } of runs) {
      const writer = writers.get(penOf(client) ?? 0)
      if (!writer || text === embedCharacter) continue
      const before = voiced.at(-1)
      if (before && keyOfWriter(before.writer) === keyOfWriter(writer)) {
        voiced[voiced.length - 1] = { writer: before.writer, text: before.text + text }
      } else {
        voiced.push({ writer, text })
      }
    }
    return { block, runs: voiced }
  })
}

/** The writers of a block, each once, the one with most words first. */
export function writersOf({ runs }: BlockAuthors): readonly Writer[] {
  const shares = new Map<string, { writer: Writer; units: number }>()
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
export function keyOfWriter({ voice, hand, capacity }: Omit<Writer, 'pen'>): string {
  return `${voice} ${hand} ${capacity}`
}
