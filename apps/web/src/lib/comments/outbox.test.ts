import 'fake-indexeddb/auto'
import { afterEach, expect, it, vi } from 'vitest'
import { noDatabases } from '#lib/testing/trouble.ts'
import { Outbox, type Unsent } from './outbox.ts'

const space = 's'.repeat(16)

function unsent(id: string, at: number, of = space): Unsent {
  const saying = {
    do: 'comment',
    section: 'a'.repeat(16),
    thread: id.padEnd(16, 'x'),
    anchor: null,
    sort: null,
    words: id,
    voice: null,
  } as const
  return { id, space: of, saying, at, refused: null }
}

const ids = (outbox: Outbox, of = space) => outbox.unsent(of).map(({ id }) => id)

afterEach(() => vi.restoreAllMocks())

it('keeps what waits for a later page of the same person and space, in order, and nothing for another', async () => {
  const outbox = new Outbox('asha')
  outbox.put(unsent('second', 2))
  outbox.put(unsent('first', 1))
  outbox.put(unsent('elsewhere', 3, 'other'))
  outbox.put(unsent('sent', 4))
  outbox.remove('sent')
  expect(ids(outbox)).toEqual(['first', 'second'])
  await outbox.draft('settled') // what was asked before it stands by then

  const later = new Outbox('asha')
  await later.load()
  expect(ids(later)).toEqual(['first', 'second'])
  const another = new Outbox('moses')
  await another.load()
  expect(ids(another)).toEqual([])
})

it('keeps begun words until they are cleared', async () => {
  const outbox = new Outbox('lena')
  outbox.keepDraft('part', 'Half a thou')
  await outbox.draft('settled')
  expect(await new Outbox('lena').draft('part')).toBe('Half a thou')
  outbox.keepDraft('part', '')
  await outbox.draft('settled')
  expect(await new Outbox('lena').draft('part')).toBe('')
})

it.each(['throws', 'fails'] as const)(
  'goes on in the page where databases are refused (%s), and says so',
  async (how) => {
    noDatabases(how)
    const outbox = new Outbox('priya')
    outbox.put(unsent('kept', 1))
    outbox.keepDraft('part', 'begun')
    await outbox.load()
    expect([ids(outbox), outbox.onDevice, await outbox.draft('part')]).toEqual([['kept'], false, 'begun'])
  },
)
