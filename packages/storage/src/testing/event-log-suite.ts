import { afterEach, describe, expect, it } from 'vitest'
import { after, findById, newEvent, newRow, noteOf, set, unset, writerWith } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const a = 'spacea0000000000'
const b = 'spaceb0000000000'

/** The rules D10 to D16, D87, D88, D100, D102 and D103, which every event log keeps; `open` gives a fresh store for each of them. */
export function describeEventLog(name: string, open: OpenStore): void {
  describe(`the event log of ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (finder = findById) => {
      const store = await open(finder)
      opened.push(store)
      return store
    }
    const durable = async (store: StoreUnderTest) => {
      const again = await reopened(store)
      opened.push(again)
      return again
    }

    it('[D10] events of a space are read in order after a number, and those of another do not show', async () => {
      const { events } = await fresh()
      await events.append(a, 0, after(0, newEvent(a, [], 'one'), newEvent(a, [], 'two')))
      await events.append(b, 0, [newEvent(b, [], 'elsewhere')])
      await events.append(a, 2, after(2, newEvent(a, [], 'three')))
      expect((await events.read(a, 0)).map(noteOf)).toEqual(['one', 'two', 'three'])
      expect((await events.read(a, 2)).map(noteOf)).toEqual(['three'])
      expect((await events.read(b, 0)).map(noteOf)).toEqual(['elsewhere'])
      expect(await events.read('spacec0000000000', 0)).toEqual([])
    })

    it('[D10] an event comes back whole, also when the store is opened again', async () => {
      const store = await fresh()
      const whole = {
        ...newEvent(a),
        actor: null,
        hand: null,
        capacity: null,
        audience: { to: 'people' as const, people: ['moses00000000000'] },
        payload: { changes: [], deep: [{ 'ø"\\': null, n: 1.5, yes: true }], text: 'line\n“quoted”' },
      }
      expect(await store.events.append(a, 0, after(0, newEvent(a), whole))).toBe(true)
      const { events } = await durable(store)
      expect(await events.read(a, 0)).toEqual([newEvent(a), { ...whole, seq: 2 }])
    })

    it('[D11] each space is numbered for itself, without a gap', async () => {
      const { events } = await fresh()
      await events.append(a, 0, after(0, newEvent(a), newEvent(a)))
      await events.append(b, 0, [newEvent(b)])
      await events.append(a, 2, after(2, newEvent(a)))
      const seqs = async (space: string) => (await events.read(space, 0)).map(({ seq }) => seq)
      expect([await seqs(a), await seqs(b)]).toEqual([[1, 2, 3], [1]])
    })

    it('[D12] events on an older head are not written, nor are their findings', async () => {
      const { events } = await fresh()
      await events.append(a, 0, [newEvent(a, [set('slug', 'plan')])])
      expect(await events.append(a, 0, [newEvent(a, [set('slug', 'late')])])).toBe(false)
      expect(await events.append(b, 1, after(1, newEvent(b, [set('slug', 'early')])))).toBe(false)
      expect(await events.read(a, 0)).toHaveLength(1)
      expect(await events.find({ kind: 'slug', key: 'late' })).toEqual([])
      expect(await events.find({ kind: 'slug', key: 'early' })).toEqual([])
    })

    it('[D12] of concurrent appends on one head exactly one is written', async () => {
      const { events } = await fresh()
      const racers = Array.from({ length: 10 }, (_, index) =>
        events.append(a, 0, [newEvent(a, [set('slug', `s${index}`)])]),
      )
      const results = await Promise.all(racers)
      expect(results.filter((isWritten) => isWritten)).toHaveLength(1)
      expect(await events.read(a, 0)).toHaveLength(1)
    })

    it('[D13] events and what they set are written in one transaction', async () => {
      const store = await fresh()
      await store.events.append(
        a,
        0,
        after(
          0,
          newEvent(a, [set('member', 'asha'), set('document', 'd1')]),
          newEvent(a, [set('member', 'moses')]),
        ),
      )
      await store.events.append(b, 0, [newEvent(b, [set('member', 'asha')])])
      const { events } = await durable(store)
      expect(await events.find({ kind: 'member', key: 'asha' })).toEqual([a, b])
      expect(await events.find({ kind: 'member', key: 'moses' })).toEqual([a])
      expect(await events.find({ kind: 'document', key: 'd1' })).toEqual([a])
      expect(await events.find({ kind: 'section', key: 'd1' })).toEqual([])
    })

    it('[D13] when the finder fails, neither the events nor what they set are written', async () => {
      const { events } = await fresh((event) => {
        if (noteOf(event) === 'bad') throw new TypeError('the finder cannot read this')
        return findById(event)
      })
      const both = after(0, newEvent(a, [set('slug', 'plan')]), newEvent(a, [], 'bad'))
      await expect(events.append(a, 0, both)).rejects.toThrow(TypeError)
      expect(await events.read(a, 0)).toEqual([])
      expect(await events.find({ kind: 'slug', key: 'plan' })).toEqual([])
    })

    it('[D14] unsetting a finding takes only this space away, and the order of events decides', async () => {
      const { events } = await fresh()
      await events.append(b, 0, [newEvent(b, [set('member', 'asha')])])
      const three = [
        newEvent(a, [set('member', 'asha'), set('slug', 'plan')]),
        newEvent(a, [unset('member', 'asha'), unset('member', 'nobody')]),
        newEvent(a, [unset('slug', 'plan'), set('slug', 'plan')]),
      ]
      await events.append(a, 0, after(0, ...three))
      expect(await events.find({ kind: 'member', key: 'asha' })).toEqual([b])
      expect(await events.find({ kind: 'slug', key: 'plan' })).toEqual([a])
    })

    it('[D15] findings that are dropped and made again are the same', async () => {
      const { events } = await fresh()
      const two = [
        newEvent(a, [set('member', 'asha'), set('member', 'moses')]),
        newEvent(a, [unset('member', 'moses'), set('section', 's1')]),
      ]
      await events.append(a, 0, after(0, ...two))
      await events.append(b, 0, [newEvent(b, [set('member', 'asha')])])
      const found = async () => [
        await events.find({ kind: 'member', key: 'asha' }),
        await events.find({ kind: 'member', key: 'moses' }),
        await events.find({ kind: 'section', key: 's1' }),
      ]
      const before = await found()
      await events.rebuild()
      expect(await found()).toEqual(before)
      expect(before).toEqual([[a, b], [], [a]])
    })

    it('[D15] rebuilding applies a finder that has changed to old events', async () => {
      let useSlugs = false
      const { events } = await fresh((event) => (useSlugs ? [set('slug', noteOf(event))] : findById(event)))
      await events.append(a, 0, [newEvent(a, [set('member', 'asha')], 'plan')])
      useSlugs = true
      await events.rebuild()
      expect(await events.find({ kind: 'member', key: 'asha' })).toEqual([])
      expect(await events.find({ kind: 'slug', key: 'plan' })).toEqual([a])
    })

    it('[D15] an event that arrives while findings are made again keeps its own', async () => {
      let meanwhile: (() => void) | null = null
      const { events } = await fresh((event) => {
        meanwhile?.()
        return findById(event)
      })
      await events.append(a, 0, [newEvent(a, [set('slug', 'first')])])
      const arriving = new Promise((resolve) => {
        meanwhile = () => {
          meanwhile = null
          resolve(events.append(a, 1, after(1, newEvent(a, [set('slug', 'second')]))))
        }
      })
      await events.rebuild()
      expect(await arriving).toBe(true)
      expect(await events.find({ kind: 'slug', key: 'first' })).toEqual([a])
      expect(await events.find({ kind: 'slug', key: 'second' })).toEqual([a])
    })

    it('[D15] rebuilding while events arrive loses none of their findings', async () => {
      const { events } = await fresh()
      const append = async () => {
        for (let index = 0; index < 30; index += 1) {
          await events.append(a, index, after(index, newEvent(a, [set('slug', `s${index}`)])))
        }
      }
      await Promise.all([append(), events.rebuild(), events.rebuild()])
      for (let index = 0; index < 30; index += 1) {
        expect(await events.find({ kind: 'slug', key: `s${index}` })).toEqual([a])
      }
    })

    const erasing = (section: string, head: number) => ({
      section,
      head,
      at: 9,
      ranges: [{ client: 7, from: 0, to: 3 }],
      rows: [{ seq: 1, bytes: new Uint8Array([9]) }],
      deletion: new Uint8Array([0, 0]),
    })

    async function withTexts(): Promise<StoreUnderTest> {
      const store = await fresh()
      const texts = ['one', 'two'].map((section) => ({
        section,
        head: 0,
        rows: [newRow([1])],
        bound: [],
        retired: [],
      }))
      await store.text.append(texts)
      await store.events.append(a, 0, after(0, newEvent(a, [set('slug', 'plan')], 'Mary'), newEvent(a)))
      return store
    }
    const said = { kind: 'sample', payload: { note: '█', changes: [set('slug', 'plan')] } }

    it('[D87] what is erased with events goes together with their being written', async () => {
      const store = await withTexts()
      const erased = { texts: [erasing('one', 1), erasing('two', 1)], events: [{ seq: 1, ...said }] }
      expect(await store.events.append(a, 2, after(2, newEvent(a, [], 'gone')), [], { erased })).toBe(true)
      const { events, text } = await durable(store)
      expect((await events.read(a, 0)).map(noteOf)).toEqual(['█', '', 'gone'])
      for (const section of ['one', 'two']) {
        expect(await text.start(section)).toMatchObject({ head: 2, epoch: 1 })
        expect((await text.rows(section, 0, 1))[0]?.bytes).toEqual(new Uint8Array([9]))
      }
    })

    it('[D87] where a head has moved, of the events or of a text, nothing is erased or written', async () => {
      const store = await withTexts()
      const gone = (head: number, ...heads: readonly [number, number]) =>
        store.events.append(a, head, after(head, newEvent(a, [], 'gone')), [], {
          erased: {
            texts: [erasing('one', heads[0]), erasing('two', heads[1])],
            events: [{ seq: 1, ...said }],
          },
        })
      expect(await gone(1, 1, 1)).toBe(false)
      expect(await gone(2, 1, 0)).toBe(false)
      const { events, text } = await durable(store)
      expect((await events.read(a, 0)).map(noteOf)).toEqual(['Mary', ''])
      for (const section of ['one', 'two'])
        expect(await text.start(section)).toMatchObject({ head: 1, epoch: 0 })
    })

    it('[D100] rows of texts are written with events, or neither where one of the heads has moved', async () => {
      const store = await withTexts()
      const write = (head: number, ...heads: readonly [number, number]) =>
        store.events.append(a, head, after(head, newEvent(a, [], 'put right')), [], {
          batches: ['one', 'two'].map((section, at) => ({
            section,
            head: heads[at] ?? 0,
            rows: [newRow([2], 7)],
            bound: [writerWith(7)],
            retired: [],
            jobs: [],
          })),
        })
      expect(await write(1, 1, 1)).toBe(false)
      expect(await write(2, 1, 0)).toBe(false)
      expect(await store.events.read(a, 0)).toHaveLength(2)
      for (const section of ['one', 'two']) expect(await store.text.start(section)).toMatchObject({ head: 1 })
      expect(await write(2, 1, 1)).toBe(true)
      const { events, text } = await durable(store)
      expect((await events.read(a, 0)).map(noteOf)).toEqual(['Mary', '', 'put right'])
      for (const section of ['one', 'two']) {
        expect(await text.start(section)).toMatchObject({ head: 2, epoch: 0, pens: [writerWith(7)] })
        expect((await text.rows(section, 1, 2))[0]).toMatchObject({ pen: 7, bytes: new Uint8Array([2]) })
      }
    })

    it('[D100] rows of a pen that nobody holds fail the events that they come with', async () => {
      const store = await withTexts()
      const batch = { section: 'one', head: 1, rows: [newRow([2], 7)], bound: [], retired: [] }
      const both = after(2, newEvent(a))
      await expect(store.events.append(a, 2, both, [], { batches: [batch] })).rejects.toThrow(RangeError)
      expect(await store.events.read(a, 0)).toHaveLength(2)
      expect(await store.text.start('one')).toMatchObject({ head: 1, pens: [] })
    })

    it('[D102] what an event sets is found by what stands in it now, and by nothing that stood there', async () => {
      const store = await withTexts()
      const payload = { note: '█', changes: [set('slug', 'a-plan'), set('space', a)] }
      await store.events.append(b, 0, [newEvent(b, [set('slug', 'plan')])])
      const erased = { texts: [], events: [{ seq: 1, kind: 'sample', payload }] }
      expect(await store.events.append(a, 2, after(2, newEvent(a)), [], { erased })).toBe(true)
      const { events } = await durable(store)
      const found = async () => [
        await events.find({ kind: 'slug', key: 'plan' }),
        await events.find({ kind: 'slug', key: 'a-plan' }),
        await events.find({ kind: 'space', key: a }),
      ]
      expect(await found()).toEqual([[b], [a], [a]])
      await events.rebuild()
      expect(await found()).toEqual([[b], [a], [a]])
    })

    it('[D103] lines of captions say something else together with events, or nothing is done', async () => {
      const store = await withTexts()
      const line = { meeting: 'm', line: 'one', item: null, person: 'p', words: 'Mary said so.', at: 1 }
      await store.captions.put(line)
      await store.captions.put({ ...line, line: 'two' })
      const say = (head: number, ...lines: readonly string[]) => {
        const captions = lines.map((one) => ({ meeting: 'm', line: one, words: 'A carer said so.' }))
        const erased = { texts: [], events: [], captions }
        return store.events.append(a, head, after(head, newEvent(a)), [], { erased })
      }
      expect(await say(1, 'one')).toBe(false)
      await expect(say(2, 'one', 'three')).rejects.toThrow(RangeError)
      const words = async ({ captions }: Pick<StoreUnderTest, 'captions'>) =>
        (await captions.of('m')).map((one) => one.words)
      expect(await words(store)).toEqual(['Mary said so.', 'Mary said so.'])
      expect(await say(2, 'one')).toBe(true)
      await store.captions.put(line)
      const again = await durable(store)
      expect(await words(again)).toEqual(['A carer said so.', 'Mary said so.'])
      expect(await again.events.read(a, 0)).toHaveLength(3)
    })

    it('[D88] an event of which something was erased keeps all else, and what it set', async () => {
      const store = await withTexts()
      const [before] = await store.events.read(a, 0)
      const erased = { texts: [], events: [{ seq: 1, ...said }] }
      expect(await store.events.append(a, 2, after(2, newEvent(a)), [], { erased })).toBe(true)
      const { events } = await durable(store)
      expect((await events.read(a, 0))[0]).toEqual({ ...before, payload: said.payload })
      expect(await events.find({ kind: 'slug', key: 'plan' })).toEqual([a])
    })

    it('[D88] an event or a row that is not there fails all of it', async () => {
      const store = await withTexts()
      const none = { ...erasing('one', 1), rows: [{ seq: 5, bytes: new Uint8Array([9]) }] }
      for (const erased of [
        { texts: [erasing('one', 1)], events: [{ seq: 7, ...said }] },
        { texts: [erasing('one', 1)], events: [{ seq: 1, ...said, kind: 'another' }] },
        { texts: [erasing('two', 1), none], events: [] },
      ])
        await expect(store.events.append(a, 2, after(2, newEvent(a)), [], { erased })).rejects.toThrow(
          RangeError,
        )
      expect(await store.events.read(a, 0)).toHaveLength(2)
      expect(await store.text.start('one')).toMatchObject({ head: 1, epoch: 0 })
      expect(await store.text.start('two')).toMatchObject({ head: 1, epoch: 0 })
    })

    it('[D16] an event of another space, with another number, or that JSON cannot say, fails the append', async () => {
      const { events } = await fresh()
      await expect(events.append(a, 0, after(0, newEvent(a), newEvent(b)))).rejects.toThrow(RangeError)
      await expect(events.append(a, 0, [newEvent(a), newEvent(a)])).rejects.toThrow(RangeError)
      await expect(events.append(a, 0, after(1, newEvent(a)))).rejects.toThrow(RangeError)
      const cyclic: { changes: unknown[] } = { changes: [] }
      cyclic.changes.push(cyclic)
      for (const payload of [undefined, 12n, cyclic]) {
        await expect(events.append(a, 0, [{ ...newEvent(a), payload }])).rejects.toThrow(RangeError)
      }
      expect(await events.read(a, 0)).toEqual([])
      expect(await events.append(a, 0, [])).toBe(true)
    })
  })
}
