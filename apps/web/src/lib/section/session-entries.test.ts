import 'fake-indexeddb/auto'
import type { DeclaredSource } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { openJournal } from './journal.ts'
import { SessionEntries } from './session-entries.ts'

let people = 0
const pen = { id: 7, capacity: null, voice: null, takenAt: 1 }
const update = new Uint8Array([1])
const sources: readonly DeclaredSource[] = [
  { client: 7, clock: 0, length: 3, from: { section: null, client: 9, clock: 4 } },
]

it('[S34] an entry has its sources at once, and in the journal for other tabs and after a reload', async () => {
  const person = `mover${++people}`
  const here = new SessionEntries(await openJournal(person), 'life')
  const { entry, kept } = here.write(pen, update, sources)
  expect(entry).toEqual({ id: 1, pen: 7, update, sources })
  await kept
  const journal = await openJournal(person)
  const there = new SessionEntries(journal, 'life')
  const entries = there.unknown(await journal.entries('life')).map((one) => there.takeUp(one))
  expect(entries).toEqual([{ id: 1, pen: 7, update, sources }])
})

it('[S34] what was written without sources, or before there were any, has none', async () => {
  const journal = await openJournal(`mover${++people}`)
  const here = new SessionEntries(journal, 'life')
  const { entry, kept } = here.write(pen, update, [])
  await kept
  await journal.put({ section: 'life', pen, update })
  const [first, second] = await journal.entries('life')
  expect(Object.keys(first!)).toEqual(Object.keys(second!))
  for (const one of [entry, here.takeUp(first!), here.takeUp(second!)]) {
    expect(one).not.toHaveProperty('sources')
  }
})
