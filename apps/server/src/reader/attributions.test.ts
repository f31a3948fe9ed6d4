import { createFlowDoc } from '@alongside/flow'
import { createMemoryStore, type Source, type Store } from '@alongside/storage'
import { finderOf } from '@alongside/space'
import type { Writer } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLibrary } from './library.ts'

const [plan, notes] = ['plan000000000000', 'notes00000000000'] as const
const asha: Writer = { pen: 7, hand: 'a'.repeat(16), voice: 'a'.repeat(16), capacity: 'usesServices' }
const sam: Writer = { pen: 9, hand: 's'.repeat(16), voice: 's'.repeat(16), capacity: 'frontlineStaff' }
const minuteMs = 60_000

describe('whose words a reader says they are', () => {
  let store: Store
  let docs: ReadonlyMap<string, Y.Doc>
  let at: number
  beforeEach(() => {
    store = createMemoryStore(finderOf)
    docs = new Map([plan, notes].map((section) => [section, createFlowDoc()]))
    at = 0
  })

  const library = (cacheBytes = 1_000_000) => createLibrary(store, cacheBytes)
  const runsIn = async (reader: ReturnType<typeof library>, section: string) =>
    (await reader.read(section, null)).blocks.flatMap(({ runs }) => runs)

  /** Writes at the end of a section; `from` is declared as where the words came from. Gives the first clock. */
  async function write(section: string, by: Writer, text: string, from?: Source['from']): Promise<number> {
    const doc = docs.get(section)
    if (doc === undefined) throw new Error(`no section ${section}`)
    const before = Y.encodeStateVector(doc)
    const clock = Y.getState(doc.store, by.pen)
    doc.clientID = by.pen
    doc.getText('body').insert(doc.getText('body').length, text)
    const bytes = Y.encodeStateAsUpdate(doc, before)
    const { head } = await store.text.start(section)
    const sources = from && [{ client: by.pen, clock, length: text.length, from }]
    at += minuteMs
    const row = { at, session: 's', pen: by.pen, kind: 'update', bytes, ...(sources && { sources }) } as const
    await store.text.append([{ section, head, rows: [row], bound: [by], retired: [] }])
    return clock
  }

  it('words that were brought from another section stay those of whoever wrote them there', async () => {
    await write(plan, asha, 'Ask us first. ')
    await write(notes, sam, 'Notes. ')
    await write(notes, sam, 'Ask us first.', { section: plan, client: asha.pen, clock: 0 })
    expect(await runsIn(library(), notes)).toMatchObject([
      { text: 'Notes. ', writer: sam, placed: null },
      {
        text: 'Ask us first.',
        writer: { voice: asha.voice, capacity: asha.capacity },
        at: minuteMs,
        placed: { writer: sam, at: 3 * minuteMs },
      },
    ])
  })

  it('words that the other section never held are those of whoever put them there', async () => {
    await write(plan, asha, 'Ask us first. ')
    await write(notes, sam, 'Ask us last.', { section: plan, client: asha.pen, clock: 0 })
    await write(notes, sam, 'Later.', { section: plan, client: asha.pen, clock: 14 })
    await write(plan, asha, 'Later.')
    const runs = await runsIn(library(), notes)
    expect(runs.map(({ writer, placed }) => [writer.voice, placed])).toEqual([
      [sam.voice, null],
      [sam.voice, null],
    ])
  })

  it('words of the very minute are told by the rows themselves', async () => {
    await write(plan, asha, 'One. ')
    at -= minuteMs
    const from = { section: plan, client: asha.pen, clock: 5 }
    await write(notes, sam, 'Two. ', from)
    at -= minuteMs
    await write(plan, asha, 'Two. ')
    at -= minuteMs
    await write(notes, sam, 'Two. ', from)
    const runs = await runsIn(library(), notes)
    expect(runs.map(({ text, writer }) => [text, writer.voice])).toEqual([
      ['Two. ', sam.voice],
      ['Two. ', asha.voice],
    ])
  })

  it('words that go back and forth between two sections stay whose they are, read from either, at once or bit by bit', async () => {
    const words = 'Ask us first.'
    let from: Source['from'] = { section: plan, client: asha.pen, clock: await write(plan, asha, words) }
    const bitByBit = library()
    for (let round = 0; round < 300; round++) {
      const section = round % 2 === 0 ? notes : plan
      from = { section, client: sam.pen, clock: await write(section, sam, words, from) }
      if (round % 7 === 0) await runsIn(bitByBit, section)
    }
    const [first, second] = [library(), library()]
    for (const reader of [first, second, bitByBit]) {
      const sections = reader === second ? [notes, plan] : [plan, notes]
      for (const section of sections) {
        const runs = await runsIn(reader, section)
        expect(new Set(runs.map(({ writer }) => writer.voice))).toEqual(new Set([asha.voice]))
      }
    }
    expect(await bitByBit.origins(notes, 0)).toEqual(await second.origins(notes, 0))
  })

  it('nothing is forgotten where there is no room to keep what was read', async () => {
    await write(plan, asha, 'Ask us first. ')
    const poor = library(1)
    for (let round = 0; round < 3; round++) {
      await write(notes, sam, 'Ask us first. ', { section: plan, client: asha.pen, clock: 0 })
      expect((await runsIn(poor, notes)).at(-1)?.writer).toMatchObject({ voice: asha.voice })
    }
  })
})
