import {
  createFlowDoc,
  deleteRange,
  Flow,
  insertPieces,
  insertText,
  plainParagraph,
  write,
} from '@alongside/flow'
import { clientIdOf, type Writer } from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { createMemoryStore, type Store } from '@alongside/storage'
import { beforeEach, describe, expect, it } from 'vitest'
import { createLibrary } from './library.ts'

const section = 'sectionone000000'
const minuteMs = 60_000
const writers = ['asha', 'bo'].map((hand, index): Writer => ({
  pen: index + 1,
  hand,
  voice: hand,
  capacity: 'usesServices',
}))

describe('what a reader tells of history', () => {
  let store: Store
  let flow: Flow
  let updates: Uint8Array[]

  beforeEach(() => {
    store = createMemoryStore(finderOf)
    const doc = createFlowDoc()
    doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
    updates = []
    flow = new Flow(doc)
  })

  /** Somebody changes the section in a minute, and it is the next row. */
  async function act(
    pen: number,
    minute: number,
    edit: (writing: Parameters<typeof insertText>[0]) => void,
    restores?: number,
  ): Promise<void> {
    flow.doc.clientID = clientIdOf(pen, { marker: false, suggestion: false })
    write(flow, pen, edit)
    const { head } = await store.text.start(section)
    const rows = updates.splice(0).map((bytes) => ({
      at: minute * minuteMs,
      session: 's',
      pen,
      kind: 'update' as const,
      bytes,
      ...(restores === undefined ? {} : { restores }),
    }))
    await store.text.append([{ section, head, rows, bound: writers, retired: [] }])
  }

  async function threeSittings(): Promise<void> {
    await act(1, 0, (writing) =>
      insertPieces(writing, { before: 0 }, [
        { block: plainParagraph },
        { text: 'The bus is late.', marks: null },
      ]),
    )
    await act(2, 5, (writing) => insertText(writing, { block: 0, offset: 16 }, ' Again.'))
    await act(1, 100, (writing) => deleteRange(writing, { block: 0, offset: 4 }, { block: 0, offset: 8 }))
    await act(2, 300, (writing) => insertText(writing, { block: 0, offset: 0 }, 'Hm. '), 2)
  }

  const library = () => createLibrary({ text: store.text, snapshots: store.snapshots }, 1_000_000)

  it('[T1] each sitting has its rows, the latest up to the head, and what was brought back in it', async () => {
    await threeSittings()
    const { seq, sittings, earlier } = await library().sittings(section, null)
    expect({ seq, earlier }).toEqual({ seq: 4, earlier: null })
    expect(sittings.map(({ from, to, beganAt }) => [from, to, beganAt / minuteMs])).toEqual([
      [4, 4, 300],
      [3, 3, 100],
      [1, 2, 0],
    ])
    expect(sittings[0]?.restored).toMatchObject([{ seq: 4, from: 2, writer: { voice: 'bo' } }])
    expect((await library().sittings(section, 3)).sittings.map(({ to }) => to)).toEqual([2])
  })

  it('[T1] a long history is told in parts, none twice and none left out', async () => {
    for (let sitting = 0; sitting < 120; sitting++)
      await act(1, 60 * sitting, (writing) => insertText(writing, { block: 0, offset: 0 }, 'x'))
    const tos: number[] = []
    for (let before: number | null = null, isMore = true; isMore; isMore = before !== null) {
      const { sittings, earlier } = await library().sittings(section, before)
      tos.push(...sittings.map(({ to }) => to))
      before = earlier
    }
    expect(tos).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index))
  })

  it('[T6] reads any row beside any earlier one, with the authors of all words and the ids of each', async () => {
    await threeSittings()
    const { blocks, people, at } = await library().moment(section, 3, 1)
    expect(at).toBe(100 * minuteMs)
    expect(blocks.map(({ text }) => text)).toEqual(['The is late. Again.'])
    expect(
      blocks[0]?.runs.map(({ text, writer, id, change }) => [text, writer.voice, id.clock, change?.is]),
    ).toEqual([
      ['The ', 'asha', 0, undefined],
      ['bus ', 'asha', 4, 'removed'],
      ['is late.', 'asha', 8, undefined],
      [' Again.', 'bo', 0, 'added'],
    ])
    expect(people.map(({ writer, added, removed }) => [writer.voice, added, removed])).toEqual([
      ['bo', 7, 0],
      ['asha', 0, 4],
    ])
    const alone = await library().moment(section, 1, null)
    expect(alone.blocks.map(({ text }) => text)).toEqual(['The bus is late.'])
    expect((await library().moment(section, 99, null)).seq).toBe(4)
  })

  it('[T6] beside the empty text, all came', async () => {
    await threeSittings()
    const { blocks } = await library().moment(section, 4, 0)
    expect(blocks.flatMap(({ runs }) => runs.map(({ change }) => change?.is))).toEqual(
      Array.from({ length: 4 }, () => 'added'),
    )
  })
})
