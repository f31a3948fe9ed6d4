import 'fake-indexeddb/auto'
import { createFlowDoc, Flow, insertText, takePen, write } from '@alongside/flow'
import { describe, expect, it } from 'vitest'
import { DeviceCopy } from './device-copy.ts'
import { openJournal } from './journal.ts'
import { lostWords } from './lost-words.ts'

let people = 0

/** A person's device: a confirmed text, and words behind it that wait to be sent. */
async function deviceWith(section: string, confirmed: string, waiting: string) {
  const person = `lost${++people}`
  const [journal, copy] = [await openJournal(person), await DeviceCopy.open(person)]
  const doc = createFlowDoc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  takePen(doc, 7)
  const flow = new Flow(doc)
  write(flow, 7, (writing) => insertText(writing, { block: 0, offset: 0 }, confirmed))
  await copy.add(section, updates.splice(0))
  write(flow, 7, (writing) => insertText(writing, { block: 0, offset: confirmed.length }, waiting))
  for (const update of updates) {
    await journal.put({ section, pen: { id: 7, capacity: null, voice: null, takenAt: 1 }, update })
  }
  return { person, journal, copy }
}

describe('words in sections that may not be read any more', () => {
  it('become kept words, once, without what the server has', async () => {
    const { person, journal, copy } = await deviceWith('plan', 'Agreed. ', 'Not yet sent.')
    const isLost = () => Promise.resolve(true)
    expect(await lostWords(journal, copy, isLost)).toMatchObject([{ text: 'Not yet sent.', reason: 'right' }])
    expect(await journal.entries('plan')).toEqual([])
    expect(await lostWords(await openJournal(person), copy, isLost)).toHaveLength(1)
  })

  it('are left alone where they can still be sent', async () => {
    const { journal, copy } = await deviceWith('plan', 'Agreed. ', 'Not yet sent.')
    expect(await lostWords(journal, copy, () => Promise.resolve(false))).toEqual([])
    expect(await journal.entries('plan')).toHaveLength(1)
  })
})
