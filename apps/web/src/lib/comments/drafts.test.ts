import 'fake-indexeddb/auto'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { noDatabases } from '#lib/testing/trouble.ts'
import { Device } from './device.ts'
import { Drafts, type Draft } from './drafts.ts'
import { KeptBytes } from './kept-bytes.ts'
import { Outbox } from './outbox.ts'
import { unsentComment } from '#lib/testing/unsent-comment.ts'

/** A tab of a person. */
function openTab(person: string): Drafts {
  const device = new Device(person)
  onTestFinished(() => device.close())
  return new Drafts(device, new KeptBytes(device))
}

/** Opens a form, which is closed at the end of the test if it is not before. */
async function open(tab: Drafts, place: string): Promise<Draft> {
  const draft = (await tab.open(place))!
  onTestFinished(() => draft.close())
  return draft
}

/** Keeps a transaction at work until it is told to end. */
function busy({ store }: { store: { count: () => Promise<number> } }): () => void {
  const end = new AbortController()
  const goOn = async (): Promise<void> => {
    while (!end.signal.aborted) await store.count()
  }
  void goOn()
  return () => end.abort()
}

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer
const textOf = (buffer: ArrayBuffer | null) => buffer && new TextDecoder().decode(buffer)

afterEach(() => vi.restoreAllMocks())

it('begun words and files are there again in a later page, until they are on their way', async () => {
  const first = await open(openTab('lena'), 'part')
  await first.keepWords('Half a thou')
  const file = await first.addFile('bus.wav', 'audio/wav', bytes('sound'))
  first.describe(file.id, { alt: 'About the bus' })
  first.close()
  const later = await open(openTab('lena'), 'part')
  expect(later.words).toBe('Half a thou')
  expect(later.files).toMatchObject([{ name: 'bus.wav', alt: 'About the bus', bytes: 5, sent: null }])
  expect(textOf(await later.bytesOf(file.id))).toBe('sound')
  later.removeFile(file.id)
  await later.forget()
  later.close()
  const tab = openTab('lena')
  const last = await open(tab, 'part')
  expect([last.words, last.files, await last.bytesOf(file.id)]).toEqual(['', [], null])
})

it('begun words are let go of only once the device has them as words on their way', async () => {
  const device = new Device('noor')
  const outbox = new Outbox('noor', device, () => undefined)
  onTestFinished(() => {
    outbox.close()
    device.close()
  })
  const draft = await open(new Drafts(device, new KeptBytes(device)), 'part')
  await draft.keepWords('Half a thought')
  const order: string[] = []
  // The device is busy with what waits for as long as this goes on.
  const release = (await device.do(async (database) => busy(database.transaction('unsent', 'readwrite'))))!
  const kept = outbox.put(unsentComment('noor', 1)).then(() => order.push('waits'))
  expect(outbox.isOnDevice('noor')).toBe(false)
  const gone = draft.forget().then(() => order.push('let go of'))
  release()
  await Promise.all([kept, gone])
  expect([order, outbox.isOnDevice('noor')]).toEqual([['waits', 'let go of'], true])
})

it('two tabs write two comments, and neither takes what the other has open', async () => {
  const [one, other] = [openTab('sam'), openTab('sam')]
  const [here, there] = [await open(one, 'part'), await open(other, 'part')]
  await here.keepWords('from one tab')
  await there.keepWords('from the other')
  await here.keepWords('from one tab, longer')
  here.close()
  there.close()
  const again = await open(one, 'part')
  const rest = await open(other, 'part')
  expect([again.words, rest.words].toSorted()).toEqual(['from one tab, longer', 'from the other'])
  expect((await open(other, 'elsewhere')).words).toBe('')
})

it('who presses twice opens one form, with what they had begun', async () => {
  const tab = openTab('ines')
  const first = await open(tab, 'part')
  await first.keepWords('Half a thou')
  first.close()
  const both = await Promise.all([tab.open('part'), tab.open('part'), tab.open('elsewhere')])
  for (const draft of both) onTestFinished(() => draft?.close())
  expect(both.map((draft) => draft?.words ?? null)).toEqual(['Half a thou', null, ''])
})

it('what was being recorded when a page went away is a file of the comment, and no longer than it was', async () => {
  const first = await open(openTab('rosa'), 'part')
  for (const value of [1, 2, 3]) first.keepTake({ rate: 16_000, samples: Int16Array.of(value) })
  const kept = async () => {
    const device = new Device('rosa')
    const takes = await device.do((database) => database.count('takes'))
    device.close()
    return takes
  }
  await expect.poll(kept).toBe(3)
  first.close()
  const later = await open(openTab('rosa'), 'part')
  expect(later.files).toMatchObject([{ type: 'audio/wav', bytes: 44 + 6 }])
  const sound = await later.bytesOf(later.files[0]?.id ?? '')
  expect([...new Int16Array(sound ?? new ArrayBuffer(), 44)]).toEqual([1, 2, 3])
  later.close()
  expect((await open(openTab('rosa'), 'part')).files).toHaveLength(1)
})

it('a recording that ended leaves nothing to take up', async () => {
  const first = await open(openTab('omar'), 'part')
  first.keepTake({ rate: 16_000, samples: Int16Array.of(1) })
  await first.dropTakes()
  first.close()
  expect((await open(openTab('omar'), 'part')).files).toEqual([])
})

it.each(['throws', 'fails'] as const)(
  'stands in the page alone where databases are refused (%s)',
  async (how) => {
    noDatabases(how)
    const tab = openTab('priya')
    const first = await open(tab, 'part')
    await first.keepWords('begun')
    const { id } = await first.addFile('a.txt', 'text/plain', bytes('a'))
    first.close()
    const again = await open(tab, 'part')
    expect([again.words, textOf(await again.bytesOf(id)), again.isOnDevice]).toEqual(['begun', 'a', false])
  },
)
