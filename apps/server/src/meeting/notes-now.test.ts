import { createFlowDoc } from '@alongside/flow'
import { finderOf } from '@alongside/space'
import { createMemoryStore } from '@alongside/storage'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLibrary } from '../reader/library.ts'
import { notesNow } from './notes-now.ts'

const [item, other] = ['itembus000000000', 'itemmoney0000000']

it('[D65] notes in which somebody never stops writing are refused, and those of others are read', async () => {
  const { text, snapshots } = createMemoryStore(finderOf)
  const library = createLibrary({ text, snapshots }, 1_000_000)
  const doc = createFlowDoc()
  const writer = { pen: doc.clientID, hand: 'lena', voice: 'lena', capacity: 'unpaidCarer' } as const
  let reads = 0
  async function write(section: string): Promise<void> {
    const before = Y.encodeStateVector(doc)
    doc.getText('body').insert(0, 'x')
    const bytes = Y.encodeStateAsUpdate(doc, before)
    const { head } = await text.start(section)
    const row = { at: 0, session: 'one', pen: writer.pen, kind: 'update', bytes } as const
    await text.append([{ section, head, rows: [row], bound: [writer], retired: [] }])
  }
  /** Somebody else writes a row each time that the notes of the first item are read, up to so many. */
  const reading = (most: number) => ({
    async suggested(section: string) {
      reads += 1
      if (section === item && reads <= most) await write(section)
      return library.suggested(section)
    },
  })
  expect(await notesNow({ text, reader: reading(1) }, [item])).toEqual([{ item, seq: 1, open: 0 }])
  reads = 0
  await expect(notesNow({ text, reader: reading(Infinity) }, [item])).rejects.toThrow(/Try again in a moment/)
  expect(reads).toBe(3)
  expect(await notesNow({ text, reader: reading(0) }, [other])).toEqual([{ item: other, seq: 0, open: 0 }])
})
