import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { noDatabases } from '#lib/testing/trouble.ts'
import { Device } from './device.ts'
import { Outbox } from './outbox.ts'
import { unsentComment as unsent, waitingSpace as space } from '#lib/testing/unsent-comment.ts'

/** A tab of a person. */
async function openTab(person: string) {
  const device = new Device(person)
  let changes = 0
  const outbox = new Outbox(person, device, () => (changes += 1))
  onTestFinished(() => {
    outbox.close()
    device.close()
  })
  await outbox.load()
  return { device, outbox, changes: () => changes }
}

const ids = ({ outbox }: { outbox: Outbox }, of = space) => outbox.unsent(of).map(({ id }) => id)

afterEach(() => vi.restoreAllMocks())

it('keeps what waits for a later page of the same person and space, in order, and nothing for another', async () => {
  const tab = await openTab('asha')
  await tab.outbox.put(unsent('second', 2))
  await tab.outbox.put(unsent('first', 1))
  await tab.outbox.put(unsent('elsewhere', 3, 'other'))
  await tab.outbox.put(unsent('sent', 4))
  await tab.outbox.remove('sent')
  expect(ids(tab)).toEqual(['first', 'second'])
  expect(ids(await openTab('asha'))).toEqual(['first', 'second'])
  expect(ids(await openTab('moses'))).toEqual([])
})

it('knows what another tab has put in, sent or put aside, and brings none of it back', async () => {
  const [one, other] = [await openTab('lena'), await openTab('lena')]
  await one.outbox.put(unsent('a', 1))
  await expect.poll(() => ids(other)).toEqual(['a'])
  expect(other.changes()).toBeGreaterThan(0)
  await other.outbox.remove('a')
  await expect.poll(() => ids(one)).toEqual([])
  await one.outbox.put(unsent('b', 2))
  await expect.poll(() => ids(other)).toEqual(['b'])
  expect(ids(await openTab('lena'))).toEqual(['b'])
})

it('keeps what the device has no room for in its own page, whatever other tabs do', async () => {
  const [one, other] = [await openTab('gwen'), await openTab('gwen')]
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  })
  await one.outbox.put(unsent('full', 1))
  put.mockRestore()
  expect([ids(one), one.device.keeps]).toEqual([['full'], false])
  await other.outbox.put(unsent('later', 2))
  await expect.poll(() => ids(one)).toEqual(['full', 'later'])
  expect(ids(other)).toEqual(['later'])
})

it('takes over what an earlier version of the page has kept', async () => {
  const earlier = await openDB('alongside-comments-before', 1, {
    upgrade(upgraded) {
      upgraded.createObjectStore('unsent', { keyPath: 'id' })
      upgraded.createObjectStore('drafts')
    },
  })
  const { files: _files, ...before } = unsent('before', 1)
  await earlier.put('unsent', before)
  earlier.close()
  const tab = await openTab('before')
  expect(tab.outbox.unsent(space)).toEqual([unsent('before', 1)])
})

it.each(['throws', 'fails'] as const)(
  'goes on in the page where databases are refused (%s), and says so',
  async (how) => {
    noDatabases(how)
    const tab = await openTab('priya')
    await tab.outbox.put(unsent('kept', 1))
    await tab.outbox.load()
    expect([ids(tab), tab.device.keeps]).toEqual([['kept'], false])
  },
)
