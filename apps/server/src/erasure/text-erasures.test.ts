import { createFlowDoc } from '@alongside/flow'
import type { Writer } from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { createMemoryStore, type Source, type Store } from '@alongside/storage'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLibrary } from '../reader/library.ts'
import { eraseLetters } from '../testing/erase-letters.ts'

const [plan, notes] = ['plan000000000000', 'notes00000000000'] as const
const asha: Writer = { pen: 7, hand: 'a'.repeat(16), voice: 'a'.repeat(16), capacity: 'usesServices' }
const sam: Writer = { pen: 9, hand: 's'.repeat(16), voice: 's'.repeat(16), capacity: 'frontlineStaff' }
const words = 'Ask Mary Shelley first.'
const name = { from: 4, to: 4 + 'Mary Shelley'.length }

describe('what erases letters of a section', () => {
  let store: Store
  let docs: ReadonlyMap<string, Y.Doc>
  beforeEach(() => {
    store = createMemoryStore(finderOf)
    docs = new Map([plan, notes].map((section) => [section, createFlowDoc()]))
  })

  /** Changes a section as somebody; `from` is declared as where letters came from. */
  async function change(
    section: string,
    by: Writer,
    edit: (body: Y.Text) => void,
    from?: Source['from'],
  ): Promise<void> {
    const doc = docs.get(section) ?? createFlowDoc()
    const clock = Y.getState(doc.store, by.pen)
    doc.clientID = by.pen
    let bytes: Uint8Array = new Uint8Array()
    doc.once('update', (update: Uint8Array) => (bytes = update))
    edit(doc.getText('body'))
    const { head } = await store.text.start(section)
    const sources = from && [{ client: by.pen, clock, length: words.length, from }]
    const row = { at: 60_000 * head, session: 's', pen: by.pen, kind: 'update', bytes } as const
    await store.text.append([
      { section, head, rows: [{ ...row, ...(sources && { sources }) }], bound: [by], retired: [] },
    ])
  }

  const runsIn = async (section: string) =>
    (await createLibrary(store, 1_000_000).read(section, null)).blocks.flatMap(({ runs }) => runs)

  it('[A14] leaves everyone the words that stand, also those that were moved, where both places are erased', async () => {
    await change(plan, sam, (body) => body.insert(0, 'Plan. '))
    await change(plan, asha, (body) => body.insert(6, words))
    await change(notes, sam, (body) => body.insert(0, words), { section: plan, client: asha.pen, clock: 0 })
    await change(plan, sam, (body) => body.delete(6, words.length))
    const before = await runsIn(notes)
    await eraseLetters(store, plan, [{ client: asha.pen, ...name }])
    await eraseLetters(store, notes, [{ client: sam.pen, ...name }])
    const after = await runsIn(notes)
    expect(after.map(({ text }) => text).join('')).toBe('Ask  first.')
    for (const run of after) {
      const { writer, at, placed } = before[0] ?? {}
      expect(run).toMatchObject({ writer, at, placed })
      expect(run.writer.voice).toBe(asha.voice)
    }
    expect((await runsIn(plan)).map(({ text, writer }) => [text, writer.voice])).toEqual([
      ['Plan. ', sam.voice],
    ])
  })

  it('[D75] of letters that are not there, or are gone already, does nothing', async () => {
    await change(plan, asha, (body) => body.insert(0, words))
    expect(await eraseLetters(store, plan, [{ client: 5, from: 0, to: 9 }])).toEqual([])
    expect(await store.text.start(plan)).toMatchObject({ head: 1, epoch: 0 })
    const [gone] = await eraseLetters(store, plan, [{ client: asha.pen, ...name }])
    expect(gone?.ranges).toEqual([{ client: asha.pen, ...name }])
    expect(await eraseLetters(store, plan, gone?.ranges ?? [])).toEqual([])
    expect(await store.text.start(plan)).toMatchObject({ head: 2, epoch: 1 })
  })
})
