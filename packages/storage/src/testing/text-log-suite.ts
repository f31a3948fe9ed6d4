import type { Writer } from '@alongside/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import type { Batch, Source, TextLog } from '../text-log.ts'
import { eraseTexts } from './erase-texts.ts'
import { findById, newRow, writerWith } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

/** The rules D1 to D9, which every text log keeps; `open` gives a fresh store for each of them. */
export function describeTextLog(name: string, open: OpenStore): void {
  describe(`the text log of ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async () => {
      const store = await open(findById)
      opened.push(store)
      return store
    }
    const durable = async (store: StoreUnderTest) => {
      const again = await reopened(store)
      opened.push(again)
      return again
    }

    it('[D1] what was appended is there when the store is opened again', async () => {
      const store = await fresh()
      await store.text.append([
        { ...batch('one', 0, [1], [2]), bound: [writerWith(7)] },
        { ...batch('two', 0), bound: [writerWith(8)], retired: [8] },
      ])
      const { text } = await durable(store)
      expect(await text.start('one')).toEqual({
        head: 2,
        epoch: 0,
        pens: [{ ...writerWith(7), retired: false }],
      })
      expect(await text.start('two')).toEqual({
        head: 0,
        epoch: 0,
        pens: [{ ...writerWith(8), retired: true }],
      })
      expect(await bytesIn(text, 'one')).toEqual([[1], [2]])
    })

    it('[D2] a batch on an older head writes nothing and is told the head', async () => {
      const { text } = await fresh()
      expect(await text.append([batch('one', 0, [1], [2])])).toEqual([{ type: 'written', head: 2 }])
      const late = { ...batch('one', 1, [9]), bound: [writerWith(7)] }
      expect(await text.append([late])).toEqual([{ type: 'behind', head: 2 }])
      expect(await text.append([batch('one', 3, [9])])).toEqual([{ type: 'behind', head: 2 }])
      expect(await bytesIn(text, 'one')).toEqual([[1], [2]])
      expect((await text.start('one')).pens).toEqual([])
    })

    it('[J3] jobs given with rows are kept together with them or not at all', async () => {
      const store = await fresh()
      const job = (key: string) => ({ kind: 'tell', key, space: null, dueAt: 5, payload: { key } })
      await store.text.append([{ ...batch('one', 0, [1]), jobs: [job('first')] }])
      await store.text.append([
        { ...batch('one', 0, [9]), jobs: [job('behind')] },
        { ...batch('two', 0, [1]), jobs: [job('second')] },
      ])
      const later = await durable(store)
      const claim = { owner: 'one', kinds: ['tell'], now: 5, until: 9, limit: 9 }
      expect((await later.jobs.claim(claim)).jobs.map(({ key }) => key)).toEqual(['first', 'second'])
      const letter = { ...job('letter'), payload: 'x'.repeat(2_000) }
      await expect(later.text.append([{ ...batch('one', 1, [2]), jobs: [letter] }])).rejects.toThrow(
        RangeError,
      )
      expect((await later.text.start('one')).head).toBe(1)
    })

    it('[D2] of several sections in one append, the one that is behind is left out and the others are written', async () => {
      const { text } = await fresh()
      await text.append([batch('two', 0, [1])])
      const results = await text.append([
        batch('one', 0, [1]),
        batch('two', 0, [2]),
        batch('three', 0, [3], [4]),
      ])
      expect(results).toEqual([
        { type: 'written', head: 1 },
        { type: 'behind', head: 1 },
        { type: 'written', head: 2 },
      ])
      expect(await bytesIn(text, 'one')).toEqual([[1]])
      expect(await bytesIn(text, 'two')).toEqual([[1]])
      expect(await bytesIn(text, 'three')).toEqual([[3], [4]])
    })

    it('[D3] rows are numbered from 1 without gaps, and read back in order between two numbers', async () => {
      const { text } = await fresh()
      await text.append([batch('one', 0, [1], [2], [3])])
      await text.append([batch('other', 0, [100])])
      await text.append([batch('one', 3, [4], [5])])
      const rows = await text.rows('one', 0, 5)
      expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5])
      expect((await text.rows('one', 1, 4)).map((row) => [...row.bytes])).toEqual([[2], [3], [4]])
      expect(await text.rows('one', 5, 5)).toEqual([])
      expect(await text.rows('one', 4, 2)).toEqual([])
      expect((await text.rows('one', 4, 900)).map((row) => row.seq)).toEqual([5])
    })

    it('[D3] a row comes back with its time, session, pen and kind', async () => {
      const { text } = await fresh()
      const first = newRow([1, 2, 3], 4_294_967_295)
      const second = { ...newRow([]), kind: 'step2' as const, session: 'øå', at: 0 }
      await text.append([{ ...batch('one', 0), rows: [first, second], bound: [writerWith(4_294_967_295)] }])
      expect(await text.rows('one', 0, 2)).toEqual([
        { seq: 1, ...first, sources: [] },
        { seq: 2, ...second, sources: [] },
      ])
    })

    it('[D85] the rows that brought back the version of an earlier one are found, in their order', async () => {
      const store = await fresh()
      const restoring = (byte: number, restores: number) => ({ ...newRow([byte], 7), restores })
      const rows = [newRow([1]), restoring(2, 1), newRow([3]), restoring(4, 2)]
      await store.text.append([{ ...batch('one', 0), rows, bound: [writerWith(7)] }, batch('two', 0, [1])])
      const { text } = await durable(store)
      const { at } = newRow([])
      expect(await text.restored('one')).toEqual([
        { seq: 2, at, pen: 7, from: 1 },
        { seq: 4, at, pen: 7, from: 2 },
      ])
      expect(await text.restored('two')).toEqual([])
    })

    it('[P20] the sources of a row come back as they were written, in their order, and none where none were', async () => {
      const store = await fresh()
      const sources = [sourceIn('one', 9), sourceIn('one', 2), sourceIn('two', 2 ** 33 + 1)]
      const rows = [{ ...newRow([1]), sources }, newRow([2]), { ...newRow([3]), sources: [] }]
      await store.text.append([{ ...batch('one', 0), rows }])
      const { text } = await durable(store)
      const read = await text.rows('one', 0, 3)
      const logged = sources.map((source) => ({ ...source, from: { ...source.from, upTo: 0 } }))
      expect(read.map((row) => row.sources)).toEqual([logged, [], []])
    })

    it('[D94] a source that is a file comes back as it was said, also beside one that is a place', async () => {
      const store = await fresh()
      const letters = { client: 5, clock: 15, length: 4 }
      const files = [
        { ...letters, from: { file: 'plan – 2025.docx', claim: 'Jane Doe' } },
        { ...letters, clock: 19, from: { file: 'notes.md' } },
      ]
      await store.text.append([
        { ...batch('one', 0), rows: [{ ...newRow([1]), sources: [sourceIn('one', 9), ...files] }] },
      ])
      const { text } = await durable(store)
      expect((await text.rows('one', 0, 1))[0]?.sources).toMatchObject([{ from: { upTo: 0 } }, ...files])
    })

    it('[P21] of its own section a source ends with the row before the one that names it', async () => {
      const { text } = await fresh()
      await text.append([batch('one', 0, [1])])
      const from = [sourceIn('one', 7)]
      const rows = [2, 3].map((byte) => ({ ...newRow([byte]), sources: from }))
      await text.append([{ ...batch('one', 1), rows }])
      expect(await upToIn(text, 'one')).toEqual([[], [1], [2]])
    })

    it('[P21] of another section a source ends with the head it had before the append, 0 if it was never written to', async () => {
      const { text } = await fresh()
      await text.append([batch('two', 0, [1], [2])])
      const sources = [sourceIn('two', 7), sourceIn('one', 7), sourceIn('nowhere', 7)]
      await text.append([{ ...batch('one', 0), rows: [newRow([1]), { ...newRow([2]), sources }] }])
      expect(await upToIn(text, 'one')).toEqual([[], [2, 1, 0]])
    })

    it('[P21] two sections of one append that name each other are both older than what came from them', async () => {
      const { text } = await fresh()
      await text.append([batch('one', 0, [1]), batch('two', 0, [1], [2])])
      const from = (section: string) => ({ ...newRow([9]), sources: [sourceIn(section, 7)] })
      await text.append([
        { ...batch('one', 1), rows: [from('two'), from('two')] },
        { ...batch('two', 2), rows: [from('one')] },
      ])
      expect(await upToIn(text, 'one')).toEqual([[], [2], [2]])
      expect(await upToIn(text, 'two')).toEqual([[], [], [1]])
    })

    it('[P21] the batch that is behind is no source, and one written by others meanwhile is', async () => {
      const { text } = await fresh()
      await text.append([batch('two', 0, [1])])
      const rows = [{ ...newRow([1]), sources: [sourceIn('two', 7)] }]
      await Promise.all([
        text.append([batch('two', 1, [2])]),
        text.append([{ ...batch('one', 0), rows }, batch('two', 0, [9])]),
      ])
      expect(await upToIn(text, 'one')).toEqual([[2]])
    })

    it('[D4] big rows come back to the last byte', async () => {
      const store = await fresh()
      const big = Uint8Array.from({ length: 1_500_000 }, (_, index) => (index * 31 + (index >> 8)) % 256)
      await store.text.append([{ ...batch('one', 0), rows: [newRow([1]), newRow(big), newRow([2])] }])
      const { text } = await durable(store)
      const rows = await text.rows('one', 0, 3)
      expect(rows.map((row) => row.bytes.length)).toEqual([1, big.length, 1])
      expect(Buffer.compare(rows[1]?.bytes ?? new Uint8Array(), big)).toBe(0)
    })

    it('[D4] the bytes are the log’s own: nobody who holds the same buffer changes them', async () => {
      const { text } = await fresh()
      const bytes = new Uint8Array([1, 2, 3])
      const appended = text.append([{ ...batch('one', 0), rows: [{ ...newRow([]), bytes }] }])
      bytes.fill(9)
      await appended
      const read = (await text.rows('one', 0, 1))[0]
      expect([...(read?.bytes ?? [])]).toEqual([1, 2, 3])
      read?.bytes.fill(7)
      expect(await bytesIn(text, 'one')).toEqual([[1, 2, 3]])
    })

    it('[D4] a part of a larger buffer is kept without the rest', async () => {
      const { text } = await fresh()
      const part = new Uint8Array([9, 9, 1, 2, 9]).subarray(2, 4)
      await text.append([{ ...batch('one', 0), rows: [{ ...newRow([]), bytes: part }] }])
      expect(await bytesIn(text, 'one')).toEqual([[1, 2]])
    })

    it('[D5] a pen is bound once: another writer fails the whole append, loudly', async () => {
      const { text } = await fresh()
      await text.append([{ ...batch('one', 0, [1]), bound: [writerWith(7)] }])
      const forged = { ...batch('one', 1, [2]), bound: [writerWith(7, 'moses00000000000')] }
      await expect(text.append([batch('two', 0, [3]), forged])).rejects.toThrow(RangeError)
      const inAnotherCapacity = {
        ...batch('one', 1),
        bound: [{ ...writerWith(7), capacity: 'observer' as const }],
      }
      await expect(text.append([inAnotherCapacity])).rejects.toThrow(RangeError)
      expect(await text.start('one')).toMatchObject({
        head: 1,
        pens: [{ ...writerWith(7), retired: false }],
      })
      expect(await text.start('two')).toMatchObject({ head: 0 })
    })

    it('[D5] two writers of one pen in one batch fail it', async () => {
      const { text } = await fresh()
      const both = { ...batch('one', 0, [1]), bound: [writerWith(7), writerWith(7, 'moses00000000000')] }
      await expect(text.append([both])).rejects.toThrow(RangeError)
      expect(await text.start('one')).toEqual({ head: 0, epoch: 0, pens: [] })
    })

    it('[D5] binding a pen again to its own writer changes nothing, and each section has its own pens', async () => {
      const { text } = await fresh()
      await text.append([{ ...batch('one', 0, [1]), bound: [writerWith(7), writerWith(4_294_967_295)] }])
      await text.append([{ ...batch('one', 1, [2]), bound: [writerWith(7)] }])
      await text.append([{ ...batch('two', 0, [2]), bound: [writerWith(7, 'moses00000000000')] }])
      expect((await text.start('one')).pens).toEqual([
        { ...writerWith(7), retired: false },
        { ...writerWith(4_294_967_295), retired: false },
      ])
      expect((await text.start('two')).pens).toEqual([
        { ...writerWith(7, 'moses00000000000'), retired: false },
      ])
    })

    it('[D5] how the words of another came is kept with the pen, and is no other way later', async () => {
      const { text } = await fresh()
      const writer: Writer = { ...writerWith(7), voice: 'moses00000000000', by: 'phone' }
      await text.append([{ ...batch('one', 0, [1]), bound: [writer] }])
      await text.append([{ ...batch('one', 1, [2]), bound: [writer] }])
      expect((await text.start('one')).pens).toEqual([{ ...writer, retired: false }])
      for (const by of ['letter', undefined] as const) {
        const { by: _phone, ...rest } = writer
        const otherwise = { ...batch('one', 2, [3]), bound: [{ ...rest, ...(by && { by }) }] }
        await expect(text.append([otherwise])).rejects.toThrow(RangeError)
      }
    })

    it('[D6] a retired pen stays retired, whatever is bound afterwards', async () => {
      const { text } = await fresh()
      await text.append([{ ...batch('one', 0, [1]), bound: [writerWith(7), writerWith(8)] }])
      await text.append([{ ...batch('one', 1), retired: [7] }])
      await text.append([{ ...batch('one', 1, [2]), bound: [writerWith(7)], retired: [7] }])
      expect((await text.start('one')).pens).toEqual([
        { ...writerWith(7), retired: true },
        { ...writerWith(8), retired: false },
      ])
    })

    it('[D6] a pen that nobody holds cannot be retired, one that this batch binds can', async () => {
      const { text } = await fresh()
      await expect(text.append([{ ...batch('one', 0, [1]), retired: [7] }])).rejects.toThrow(RangeError)
      expect(await text.start('one')).toEqual({ head: 0, epoch: 0, pens: [] })
      await text.append([{ ...batch('one', 0), bound: [writerWith(7)], retired: [7] }])
      expect(await text.start('one')).toMatchObject({ head: 0, pens: [{ pen: 7, retired: true }] })
    })

    it('[D7] an append that names a section twice writes nothing', async () => {
      const { text } = await fresh()
      const twice = [batch('one', 0, [1]), batch('two', 0, [1]), batch('one', 1, [2])]
      await expect(text.append(twice)).rejects.toThrow(RangeError)
      expect(await text.start('two')).toMatchObject({ head: 0 })
      expect(await text.append([])).toEqual([])
    })

    it('[D8] of concurrent appends on one head exactly one is written', async () => {
      const { text } = await fresh()
      const racers = Array.from({ length: 20 }, (_, index) => text.append([batch('one', 0, [index])]))
      const results = (await Promise.all(racers)).flat()
      expect(results.filter((result) => result.type === 'written')).toHaveLength(1)
      expect((await text.start('one')).head).toBe(1)
    })

    it('[D8] concurrent appends to different sections all are written, and failing ones harm no other', async () => {
      const { text } = await fresh()
      await text.append([{ ...batch('taken', 0, [0]), bound: [writerWith(7)] }])
      const forged = { ...batch('taken', 1, [2]), bound: [writerWith(7, 'moses00000000000')] }
      const names = Array.from({ length: 30 }, (_, index) => `section-${index}`)
      const outcomes = await Promise.allSettled(
        names.flatMap((name, index) => [
          text.append([batch(name, 0, [index], [index])]),
          text.append([forged]),
        ]),
      )
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(30)
      expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(30)
      for (const name of names) expect((await text.start(name)).head).toBe(2)
      expect((await text.start('taken')).head).toBe(1)
    })

    it('[D9] a section that was never written to has head 0, no pens and no rows', async () => {
      const { text } = await fresh()
      expect(await text.start('nowhere')).toEqual({ head: 0, epoch: 0, pens: [] })
      expect(await text.rows('nowhere', 0, 10)).toEqual([])
      expect(await text.voices(['nowhere'])).toEqual([])
    })

    it('[D69] each row moves the head of the chain on, and it is there when the store is opened again', async () => {
      const store = await fresh()
      const began = await store.text.chainHead('one')
      expect(began).toEqual({ seq: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
      expect(await store.text.chainHead('two')).not.toEqual(began)
      await store.text.append([
        { ...batch('one', 0, [1], [2]), bound: [writerWith(7)] },
        batch('two', 0, [1]),
      ])
      const after = await store.text.chainHead('one')
      expect(after).toEqual({ seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
      const { text } = await durable(store)
      expect(await text.chainHead('one')).toEqual(after)
      await text.append([{ ...batch('one', 2), rows: [newRow([3], 7)] }])
      const heads = [began, after, await text.chainHead('one'), await text.chainHead('two')]
      expect(new Set(heads.map(({ hash }) => hash)).size).toBe(4)
    })

    it('[D69] what is behind, refused, or adds no row leaves the chain as it is', async () => {
      const { text } = await fresh()
      await text.append([{ ...batch('one', 0, [1]), bound: [writerWith(7)] }])
      const before = await text.chainHead('one')
      await text.append([batch('one', 0, [9])])
      await text.append([{ ...batch('one', 1), retired: [7] }])
      const forged = { ...batch('one', 1, [2]), bound: [writerWith(7, 'moses00000000000')] }
      await expect(text.append([forged])).rejects.toThrow(RangeError)
      expect(await text.chainHead('one')).toEqual(before)
    })

    it('[D69] the same rows in another store have another hash: it tells nothing of what they say', async () => {
      const both = [await fresh(), await fresh()]
      for (const { text } of both) await text.append([batch('one', 0, [1])])
      const [one, other] = await Promise.all(both.map(({ text }) => text.chainHead('one')))
      expect(one?.hash).not.toBe(other?.hash)
    })

    it('[D70] a row is written only with a pen that is bound, in this section', async () => {
      const { text } = await fresh()
      await text.append([{ ...batch('two', 0, [1]), bound: [writerWith(7)] }])
      const unbound = { ...batch('one', 0), rows: [newRow([1]), newRow([2], 7)] }
      await expect(text.append([unbound])).rejects.toThrow(RangeError)
      expect(await text.start('one')).toEqual({ head: 0, epoch: 0, pens: [] })
      await text.append([{ ...unbound, bound: [writerWith(7)] }])
      expect((await text.rows('one', 0, 2)).map(({ pen }) => pen)).toEqual([null, 7])
    })

    it('[D75] erasing puts other bytes into rows, keeps all else, and one more row says so', async () => {
      const store = await fresh()
      const rows = [newRow([1], 7), { ...newRow([2], 7), sources: [sourceIn('one', 7)] }, newRow([3])]
      await store.text.append([{ ...batch('one', 0), rows, bound: [writerWith(7)] }])
      const [before, read] = [await store.text.chainHead('one'), await store.text.rows('one', 0, 3)]
      const erased = { ...erasure, head: 3, rows: [{ seq: 2, bytes: new Uint8Array([9, 9]) }] }
      expect(await eraseTexts(store, erased)).toBe(true)
      const { text } = await durable(store)
      const after = await text.rows('one', 0, 9)
      expect(after.slice(0, 3)).toEqual(
        read.map((row) => (row.seq === 2 ? { ...row, bytes: new Uint8Array([9, 9]) } : row)),
      )
      expect(after.slice(3)).toEqual([
        { seq: 4, at: 9, session: '', pen: null, kind: 'update', bytes: erasure.deletion, sources: [] },
      ])
      expect(await text.start('one')).toMatchObject({ head: 4, epoch: 1, erased: erasure.ranges })
      const { seq, hash } = await text.chainHead('one')
      expect({ seq, isSame: hash === before.hash }).toEqual({ seq: 4, isSame: false })
      expect(await text.append([batch('one', 4, [5])])).toEqual([{ type: 'written', head: 5 }])
    })

    it('[D95] a row may name less of where its letters came from once they are erased', async () => {
      const store = await fresh()
      const file = { client: 5, clock: 15, length: 4, from: { file: 'plan.docx', claim: 'Jane Doe' } }
      const sources = [file, sourceIn('one', 7)]
      await store.text.append([
        { ...batch('one', 0), rows: [{ ...newRow([1], 7), sources }], bound: [writerWith(7)] },
      ])
      const kept = (await store.text.rows('one', 0, 1))[0]!.sources.slice(1)
      const rows = [{ seq: 1, bytes: new Uint8Array([9]), sources: kept }]
      await eraseTexts(store, { ...erasure, head: 1, rows })
      const later = await durable(store)
      const { text } = later
      expect((await text.rows('one', 0, 1))[0]).toMatchObject({ bytes: new Uint8Array([9]), sources: kept })
      const none = { seq: 1, bytes: new Uint8Array([8]), sources: [] }
      await eraseTexts(later, { ...erasure, head: 2, rows: [none] })
      expect((await text.rows('one', 0, 1))[0]?.sources).toEqual([])
    })

    it('[D75] what is erased twice, and in turn, is told together', async () => {
      const store = await fresh()
      const { text } = store
      await text.append([batch('one', 0, [1], [2])])
      const other = [{ client: 8, from: 1, to: 2 }]
      await eraseTexts(store, { ...erasure, head: 2, rows: [{ seq: 1, bytes: new Uint8Array([8]) }] })
      await eraseTexts(store, {
        ...erasure,
        head: 3,
        ranges: other,
        rows: [{ seq: 1, bytes: new Uint8Array([9]) }],
      })
      expect(await text.start('one')).toMatchObject({
        head: 4,
        epoch: 2,
        erased: [...erasure.ranges, ...other],
      })
      expect((await bytesIn(text, 'one')).slice(0, 2)).toEqual([[9], [2]])
    })

    it('[D75] an erasure on an older head, or of a row that is none, does nothing', async () => {
      const store = await fresh()
      const { text } = store
      await text.append([batch('one', 0, [1], [2])])
      const rows = [{ seq: 1, bytes: new Uint8Array([9]) }]
      expect(await eraseTexts(store, { ...erasure, head: 1, rows })).toBe(false)
      expect(await eraseTexts(store, { ...erasure, section: 'nowhere', head: 1, rows })).toBe(false)
      const none = [...rows, { seq: 3, bytes: new Uint8Array([9]) }]
      await expect(eraseTexts(store, { ...erasure, head: 2, rows: none })).rejects.toThrow(RangeError)
      expect(await bytesIn(text, 'one')).toEqual([[1], [2]])
      expect(await text.start('one')).toEqual({ head: 2, epoch: 0, pens: [] })
      await eraseTexts(store, { ...erasure, head: 2, rows: [] })
      const said = [{ seq: 3, bytes: new Uint8Array([9]) }]
      await expect(eraseTexts(store, { ...erasure, head: 3, rows: said })).rejects.toThrow(RangeError)
    })

    it('[D86] what somebody writes in the place of letters comes with the erasure or not at all', async () => {
      const store = await fresh()
      await store.text.append([{ ...batch('one', 0), rows: [newRow([1], 7)], bound: [writerWith(7)] }])
      const rows = [{ seq: 1, bytes: new Uint8Array([9]) }]
      const instead = { rows: [newRow([4], 8)], bound: [writerWith(8)] }
      expect(await eraseTexts(store, { ...erasure, head: 0, rows, instead })).toBe(false)
      const taken = { ...instead, bound: [{ ...writerWith(7), hand: 'moses00000000000' }] }
      await expect(eraseTexts(store, { ...erasure, head: 1, rows, instead: taken })).rejects.toThrow(
        RangeError,
      )
      expect(await bytesIn(store.text, 'one')).toEqual([[1]])
      expect(await eraseTexts(store, { ...erasure, head: 1, rows, instead })).toBe(true)
      const { text } = await durable(store)
      expect(await bytesIn(text, 'one')).toEqual([[9], [4], [...erasure.deletion]])
      expect(await text.start('one')).toMatchObject({ head: 3, epoch: 1, erased: erasure.ranges })
      expect((await text.start('one')).pens.map(({ pen }) => pen)).toEqual([7, 8])
    })

    it('[D76] with an erasure the snapshot of its section goes, and one of before is not kept again', async () => {
      const store = await fresh()
      const { text, snapshots } = store
      await text.append([batch('one', 0, [1], [2]), batch('two', 0, [1])])
      const bytes = new Uint8Array([1])
      const snapshot = (section: string, seq: number) =>
        ({ section, seq, version: 1, state: bytes, map: bytes, letters: bytes, room: bytes }) as const
      for (const section of ['one', 'two']) await snapshots.keep(snapshot(section, 1))
      await eraseTexts(store, { ...erasure, head: 2, rows: [{ seq: 1, bytes }] })
      expect(await snapshots.words('one', 1)).toBeNull()
      expect(await snapshots.words('two', 1)).not.toBeNull()
      await snapshots.keep(snapshot('one', 2))
      expect(await snapshots.words('one', 1)).toBeNull()
      await snapshots.keep(snapshot('one', 3))
      expect(await snapshots.words('one', 1)).toMatchObject({ seq: 3 })
    })

    it('[D77] forgetting a person is said in each section where they wrote or had a voice, and nowhere else', async () => {
      const store = await fresh()
      const [moses, joan] = ['moses00000000000', 'joan000000000000']
      await store.text.append([
        { ...batch('one', 0, [1]), bound: [writerWith(7), writerWith(8, moses)] },
        { ...batch('two', 0, [1]), bound: [{ ...writerWith(7), voice: moses }] },
        { ...batch('three', 0, [1]), bound: [writerWith(7)] },
      ])
      const before = await store.text.chainHead('three')
      expect((await store.text.forget(moses, 9)).toSorted()).toEqual(['one', 'two'])
      expect(await store.text.forget(joan, 9)).toEqual([])
      expect(await store.text.forget(moses, 10)).toEqual([])
      const { text } = await durable(store)
      expect(await text.start('one')).toEqual({
        head: 2,
        epoch: 0,
        pens: [writerWith(7), writerWith(8, moses)].map((pen) => ({ ...pen, retired: false })),
      })
      expect(await text.rows('two', 1, 9)).toEqual([
        { seq: 2, at: 9, session: '', pen: null, kind: 'update', bytes: new Uint8Array([0, 0]), sources: [] },
      ])
      expect(await text.chainHead('three')).toEqual(before)
      const late = {
        ...batch('one', 2),
        rows: [newRow([2], 8), newRow([3], 9)],
        bound: [writerWith(9, moses)],
      }
      expect(await text.append([late])).toEqual([{ type: 'written', head: 4 }])
    })

    it('[D46] in whose voices something was written is told of many sections at once, each once', async () => {
      const { text } = await fresh()
      const [voice, other] = [writerWith(7).voice, 'moses00000000000']
      await text.append([
        { ...batch('one', 0, [1]), bound: [writerWith(7), writerWith(8)] },
        { ...batch('two', 0, [1]), bound: [writerWith(7), { ...writerWith(8), voice: other }] },
        { ...batch('three', 0, [1]), bound: [writerWith(7)] },
      ])
      const told = await text.voices(['one', 'two', 'nowhere'])
      const named = told.map((one) => `${one.section} ${one.voice}`).toSorted()
      expect(named).toEqual([`one ${voice}`, `two ${voice}`, `two ${other}`].toSorted())
      expect(await text.voices([])).toEqual([])
    })
  })
}

/** An erasure of letters of section `one`, to which its head and rows are to be added. */
const erasure = {
  section: 'one',
  at: 9,
  ranges: [{ client: 7, from: 0, to: 3 }],
  deletion: new Uint8Array([0, 1, 7, 1, 0, 3]),
} as const

function sourceIn(section: string, client: number): Source {
  return { client: 5, clock: 12, length: 3, from: { section, client, clock: 4 } }
}

async function upToIn(text: TextLog, section: string): Promise<number[][]> {
  const rows = await text.rows(section, 0, (await text.start(section)).head)
  return rows.map((row) => row.sources.flatMap(({ from }) => ('file' in from ? [] : [from.upTo])))
}

function batch(section: string, head: number, ...rows: readonly number[][]): Batch {
  return { section, head, rows: rows.map((bytes) => newRow(bytes)), bound: [], retired: [] }
}

async function bytesIn(text: TextLog, section: string): Promise<number[][]> {
  const rows = await text.rows(section, 0, (await text.start(section)).head)
  return rows.map((row) => [...row.bytes])
}
