import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fullDisk, noDatabases } from '#lib/testing/trouble.ts'
import { openJournal, type Journal, type JournalEntry, type KeptWords } from './journal.ts'

let people = 0
/** Nobody who was here before. */
const somebody = (): string => `person${++people}`

function written(number: number, section = 'life'): Omit<JournalEntry, 'id'> {
  return {
    section,
    pen: { id: 7, capacity: null, voice: null, takenAt: 1 },
    update: new Uint8Array([number]),
  }
}

function refused(text: string): Omit<KeptWords, 'id'> {
  return { section: 'life', text, reason: 'right', behind: { client: 7, clock: 3 }, at: 1 }
}

async function numbersIn(journal: Journal, section = 'life'): Promise<(number | undefined)[]> {
  return (await journal.entries(section)).map(({ update }) => update[0])
}

afterEach(() => vi.restoreAllMocks())

describe('the journal of unsaved work', () => {
  it('gives the entries of a section in the order they were written, also to another tab', async () => {
    const person = somebody()
    const journal = await openJournal(person)
    const ids = await Promise.all([1, 2, 3, 4].map((number) => journal.put(written(number))))
    await journal.put(written(9, 'food'))
    expect(new Set(ids).size).toBe(4)
    const otherTab = await openJournal(person)
    expect(await numbersIn(otherTab)).toEqual([1, 2, 3, 4])
    expect(await otherTab.entries('life')).toEqual(ids.map((id, at) => ({ id, ...written(at + 1) })))
    expect(journal.keeping).toBe('device')
  })

  it('says of which sections there is anything, and keeps what is new about kept words', async () => {
    const person = somebody()
    const journal = await openJournal(person)
    expect(await journal.sections()).toEqual([])
    const entry = await journal.put(written(1))
    const id = await journal.keep({ ...refused('A key.'), section: 'food' })
    expect(new Set(await (await openJournal(person)).sections())).toEqual(new Set(['life', 'food']))
    await journal.remove([entry])
    expect(await journal.sections()).toEqual(['food'])
    const handed = { id: 'h', to: 'asha', isSent: true }
    await journal.rewrite({ ...refused('A key.'), section: 'food', id, handed })
    expect(await (await openJournal(person)).keptWords('food')).toMatchObject([
      { id, text: 'A key.', handed },
    ])
  })

  it('takes out what it is told to, for every tab, and nothing else', async () => {
    const person = somebody()
    const [here, there] = [await openJournal(person), await openJournal(person)]
    const [first = 0, , third = 0] = await Promise.all([1, 2, 3].map((number) => here.put(written(number))))
    await there.remove([first, third])
    await there.remove([first])
    await there.remove([])
    expect(await numbersIn(here)).toEqual([2])
  })

  it('of one person is never read by another', async () => {
    const [asha, sam] = [await openJournal(somebody()), await openJournal(somebody())]
    const id = await asha.put(written(1))
    await asha.keep(refused('I would like a key.'))
    expect(await sam.entries('life')).toEqual([])
    expect(await sam.keptWords('life')).toEqual([])
    await sam.remove([id])
    await sam.letGo(1)
    expect(await numbersIn(asha)).toEqual([1])
    expect(await asha.keptWords('life')).toHaveLength(1)
  })

  it('keeps refused words until they are let go', async () => {
    const person = somebody()
    const journal = await openJournal(person)
    const first = await journal.keep(refused('I would like a key.'))
    const second = await journal.keep(refused('The bench is promised for May.'))
    const later = await openJournal(person)
    expect(await later.keptWords('life')).toEqual([
      { id: first, ...refused('I would like a key.') },
      { id: second, ...refused('The bench is promised for May.') },
    ])
    expect(await later.keptWords('food')).toEqual([])
    await later.letGo(first)
    expect((await journal.keptWords('life')).map(({ id }) => id)).toEqual([second])
  })
})

describe('a device that does not keep', () => {
  it.each(['throws', 'fails'] as const)('databases (%s) has a journal in the page', async (how) => {
    noDatabases(how)
    const journal = await openJournal(somebody())
    expect(journal.keeping).toBe('page')
    await Promise.all([1, 2, 3].map((number) => journal.put(written(number))))
    const [, second] = await journal.entries('life')
    await journal.remove([second!.id])
    expect(await numbersIn(journal)).toEqual([1, 3])
    const id = await journal.keep(refused('I would like a key.'))
    expect(await journal.keptWords('life')).toEqual([{ id, ...refused('I would like a key.') }])
    await journal.letGo(id)
    expect(await journal.keptWords('life')).toEqual([])
  })

  it.each(['throws', 'aborts'] as const)(
    'one more entry (%s) keeps what is before it and nothing behind it: a gap could never be handed in',
    async (how) => {
      const person = somebody()
      const journal = await openJournal(person)
      await journal.put(written(1))
      const disk = fullDisk(how, 1)
      // The second is refused and the third would find room again, before and after that is known.
      await Promise.all([2, 3].map((number) => journal.put(written(number))))
      await journal.put(written(4))
      expect(disk.refusals()).toBe(1)
      expect(journal.keeping).toBe('page')
      expect(await numbersIn(journal)).toEqual([1, 2, 3, 4])
      expect(await numbersIn(await openJournal(person))).toEqual([1])
    },
  )

  it('the words that were refused has them in the page, and says so', async () => {
    const journal = await openJournal(somebody())
    fullDisk('aborts')
    const id = await journal.keep(refused('I would like a key.'))
    expect(journal.keeping).toBe('page')
    expect((await journal.keptWords('life')).map(({ text }) => text)).toEqual(['I would like a key.'])
    await journal.letGo(id)
    expect(await journal.keptWords('life')).toEqual([])
  })

  it('any database open goes on in the page, with what was taken out still out', async () => {
    const open = vi.spyOn(indexedDB, 'open')
    const journal = await openJournal(somebody())
    const id = await journal.put(written(1))
    const words = await journal.keep(refused('I would like a key.'))
    const request = open.mock.results[0]?.value as IDBOpenDBRequest
    request.result.close() // as a browser does when its data is cleared
    await journal.remove([id])
    await journal.letGo(words)
    await journal.put(written(2))
    expect(await numbersIn(journal)).toEqual([2])
    expect(await journal.keptWords('life')).toEqual([])
    expect(journal.keeping).toBe('page')
  })

  it('let go does not hand the same in again', async () => {
    const journal = await openJournal(somebody())
    const id = await journal.put(written(1))
    const words = await journal.keep(refused('I would like a key.'))
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('The disk is broken.', 'UnknownError')
    })
    await journal.remove([id])
    await journal.letGo(words)
    expect(await journal.entries('life')).toEqual([])
    expect(await journal.keptWords('life')).toEqual([])
  })
})
