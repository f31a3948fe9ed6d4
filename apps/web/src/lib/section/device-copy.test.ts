import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { DeviceCopy } from './device-copy.ts'
import { fullDisk, noDatabases } from '#lib/testing/trouble.ts'

let people = 0
/** Nobody who was here before. */
const somebody = (): string => `reader${++people}`

/** So many updates of two people who write into, format and take out of one text, and the text in the end. */
function updatesOf(count: number): { readonly updates: readonly Uint8Array[]; readonly end: unknown } {
  const [asha, sam] = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const [doc, other] of [[asha, sam] as const, [sam, asha] as const]) {
    doc.on('update', (update, origin) => {
      if (origin === 'other') return
      updates.push(update)
      Y.applyUpdate(other, update, 'other')
    })
  }
  for (let step = 0; updates.length < count; step++) {
    const text = (step % 2 ? asha : sam).getText('body')
    if (step % 7 === 6) text.delete(step % text.length, 1)
    else if (step % 5 === 4) text.format(step % text.length, 1, { bold: step % 2 === 0 ? true : null })
    else text.insert((step * 7919) % (text.length + 1), String.fromCharCode(97 + (step % 26)))
  }
  return { updates: updates.slice(0, count), end: contentOf(updates.slice(0, count)) }
}

function contentOf(updates: readonly Uint8Array[]): unknown {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return {
    text: doc.getText('body').toDelta(),
    has: Y.encodeStateVector(doc),
    left: doc.store.pendingStructs,
  }
}

afterEach(() => vi.restoreAllMocks())

describe('the copy of confirmed updates on a device', () => {
  it('gives the updates of a section in the order they came, and of no other', async () => {
    const person = somebody()
    const copy = await DeviceCopy.open(person)
    const { updates } = updatesOf(9)
    await copy.add('life', updates.slice(0, 4))
    await copy.add('food', [new Uint8Array([9])])
    await Promise.all([copy.add('life', updates.slice(4, 8)), copy.add('life', updates.slice(8))])
    expect(await copy.read('life')).toEqual(updates)
    expect(await (await DeviceCopy.open(person)).read('life')).toEqual(updates)
    expect(await copy.read('home')).toEqual([])
  })

  it('of a section that was set back goes when it is let go of, and begins anew in its epoch', async () => {
    const person = somebody()
    const copy = await DeviceCopy.open(person)
    const { updates } = updatesOf(4)
    expect(await copy.epoch('life')).toBeNull()
    await copy.add('life', updates.slice(0, 2))
    await copy.add('food', updates.slice(0, 1), 3)
    expect([await copy.epoch('life'), await copy.epoch('food')]).toEqual([0, 3])
    await copy.drop('life')
    expect([await copy.read('life'), await copy.epoch('life')]).toEqual([[], null])
    expect(await copy.read('food')).toHaveLength(1)
    await copy.add('life', updates.slice(2, 3), 1)
    expect([await copy.read('life'), await copy.epoch('life')]).toEqual([updates.slice(2, 3), 1])
  })

  it('holds nothing of an epoch that is passed, also when a tab that had not heard of it adds some', async () => {
    const person = somebody()
    const [here, there] = [await DeviceCopy.open(person), await DeviceCopy.open(person)]
    const { updates } = updatesOf(4)
    await here.add('life', updates.slice(0, 1), 1)
    await there.add('life', updates.slice(1))
    const read = await here.read('life')
    expect(contentOf(read)).toEqual(contentOf(updates.slice(0, 1)))
    expect(await there.read('life')).toEqual(read)
    expect(await there.epoch('life')).toBe(1)
  })

  it('is not shown from a page whose device would not let go of it', async () => {
    const copy = await DeviceCopy.open(somebody())
    await copy.add('life', updatesOf(3).updates)
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError')
    })
    await copy.drop('life')
    expect([await copy.read('life'), await copy.epoch('life')]).toEqual([[], null])
  })

  it('of one person is never read by another', async () => {
    const [asha, sam] = [await DeviceCopy.open(somebody()), await DeviceCopy.open(somebody())]
    await asha.add('life', updatesOf(3).updates)
    expect(await sam.read('life')).toEqual([])
  })

  it('stays as it is up to 199 updates, and is one update from 200 on, with the same document', async () => {
    const copy = await DeviceCopy.open(somebody())
    const { updates, end } = updatesOf(200)
    await copy.add('life', updates.slice(0, 199))
    await copy.add('food', updates.slice(0, 1))
    expect(await copy.read('life')).toHaveLength(199)
    await copy.add('life', updates.slice(199))
    const first = await copy.read('life')
    expect(first).toHaveLength(1)
    expect(contentOf(first)).toEqual(end)
    expect(await copy.read('life')).toEqual(first)
    expect(await copy.read('food')).toHaveLength(1)
  })

  it('loses nothing that is added while it is made one, here or in another tab', async () => {
    const person = somebody()
    const [here, there] = [await DeviceCopy.open(person), await DeviceCopy.open(person)]
    const { updates, end } = updatesOf(230)
    await here.add('life', updates.slice(0, 200))
    await Promise.all([
      here.add('life', updates.slice(200, 205)),
      here.read('life'),
      there.add('life', updates.slice(205, 215)),
      there.read('life'),
      here.add('life', updates.slice(215)),
    ])
    const read = await here.read('life')
    expect(read.length).toBeLessThan(200)
    expect(contentOf(read)).toEqual(end)
  })
})

describe('a device that does not keep', () => {
  it.each(['throws', 'fails'] as const)('databases (%s) has no copy, and nothing breaks', async (how) => {
    noDatabases(how)
    const copy = await DeviceCopy.open(somebody())
    await copy.add('life', updatesOf(3).updates)
    expect(await copy.read('life')).toEqual([])
  })

  it.each(['throws', 'aborts'] as const)('more (%s) has the copy it had', async (how) => {
    const copy = await DeviceCopy.open(somebody())
    const { updates } = updatesOf(5)
    await copy.add('life', updates.slice(0, 3))
    fullDisk(how)
    await copy.add('life', updates.slice(3))
    expect(await copy.read('life')).toEqual(updates.slice(0, 3))
  })

  it.each(['throws', 'aborts'] as const)('the one made of 200 (%s) still reads all of them', async (how) => {
    const copy = await DeviceCopy.open(somebody())
    const { updates, end } = updatesOf(200)
    await copy.add('life', updates)
    const disk = fullDisk(how)
    expect(contentOf(await copy.read('life'))).toEqual(end)
    expect(disk.refusals()).toBe(1)
    vi.restoreAllMocks()
    expect(contentOf(await copy.read('life'))).toEqual(end)
  })

  it('the copy any longer, because the person signs out in another tab, lets it go', async () => {
    const person = somebody()
    const copy = await DeviceCopy.open(person)
    await copy.add('life', updatesOf(3).updates)
    const gone = indexedDB.deleteDatabase(`alongside-copy-${person}`)
    await new Promise((resolve, reject) => {
      gone.addEventListener('success', resolve)
      for (const bad of ['error', 'blocked']) gone.addEventListener(bad, reject)
    })
    await copy.add('life', updatesOf(3).updates)
    expect(await copy.read('life')).toEqual([])
    expect(await (await DeviceCopy.open(person)).read('life')).toEqual([])
  })
})
