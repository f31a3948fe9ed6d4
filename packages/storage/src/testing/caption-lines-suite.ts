import { afterEach, describe, expect, it } from 'vitest'
import type { KeptCaption } from '../caption-lines.ts'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const [march, april] = ['meetingmarch0000', 'meetingapril0000']
const line = (name: string, change: Partial<KeptCaption> = {}): KeptCaption => ({
  meeting: march,
  line: name.padEnd(16, '0'),
  item: 'itembus000000000',
  person: 'asha000000000000',
  words: `“${name}”, said Åse`,
  at: 1,
  ...change,
})

/** The rules Q25 to Q28, which everything that keeps captions keeps; `open` gives a fresh store for each test. */
export function describeCaptionLines(name: string, open: OpenStore): void {
  describe(`captions in ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (): Promise<StoreUnderTest> => {
      const store = await open(findById)
      opened.push(store)
      return store
    }

    it('[Q25] a line is kept once it was put, in its order, also when the store is opened again', async () => {
      const store = await fresh()
      const lines = [
        line('second', { at: 5 }),
        line('first', { item: null, at: 2 }),
        line('third', { at: 9 }),
      ]
      for (const one of lines) await store.captions.put(one)
      await store.captions.put(line('other', { meeting: april }))
      const { captions } = await reopened(store).then((again) => (opened.push(again), again))
      expect(await captions.of(march)).toEqual(lines)
      expect(await captions.of('meetingnone00000')).toEqual([])
    })

    it('[Q26] a line that is put again stays as it was kept first, and in its place', async () => {
      const { captions } = await fresh()
      await captions.put(line('a'))
      await captions.put(line('b'))
      await Promise.all([
        captions.put(line('a', { words: 'other', at: 7 })),
        captions.put(line('a', { item: null })),
      ])
      await captions.put(line('a', { meeting: april }))
      expect(await captions.of(march)).toEqual([line('a'), line('b')])
      expect(await captions.of(april)).toEqual([line('a', { meeting: april })])
    })

    it('[Q27] what is thrown away is gone up to a moment, and nothing else is', async () => {
      const { captions } = await fresh()
      await captions.put(line('a', { at: 1 }))
      await captions.put(line('b', { at: 2 }))
      await captions.put(line('c', { at: 3 }))
      await captions.put(line('a', { meeting: april, at: 1 }))
      await captions.drop(march, 2)
      expect(await captions.of(march)).toEqual([line('c', { at: 3 })])
      expect(await captions.of(april)).toHaveLength(1)
    })

    it('[Q28] how many are kept of a meeting is counted without the line that is asked about', async () => {
      const { captions } = await fresh()
      expect(await captions.countOthers(march, line('a').line)).toBe(0)
      for (const name of ['a', 'b', 'b', 'c']) await captions.put(line(name))
      await captions.put(line('d', { meeting: april }))
      expect(await captions.countOthers(march, line('d').line)).toBe(3)
      expect(await captions.countOthers(march, line('a').line)).toBe(2)
      await captions.drop(march, 1)
      expect(await captions.countOthers(march, line('d').line)).toBe(0)
    })
  })
}
