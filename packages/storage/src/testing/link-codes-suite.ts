import { afterEach, describe, expect, it } from 'vitest'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const [hall, street] = ['linkhall00000000', 'linkstreet000000']
const [first, second] = [
  { mark: 'mark of the first', sealed: 'sealed first' },
  { mark: 'mark of the second', sealed: 'sealed second' },
]

/** The rule M156, which everything that keeps codes of links keeps; `open` gives a fresh store for each test. */
export function describeLinkCodes(name: string, open: OpenStore): void {
  describe(`the codes of links in ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (): Promise<StoreUnderTest> => {
      const store = await open(findById)
      opened.push(store)
      return store
    }

    it('[M156] a code is found by its mark and by its link, also when the store is opened again', async () => {
      const store = await fresh()
      expect(await store.linkCodes.put(hall, first, null)).toBe(true)
      const { linkCodes } = await reopened(store).then((again) => (opened.push(again), again))
      expect(await linkCodes.find(first.mark)).toBe(hall)
      expect(await linkCodes.find(second.mark)).toBeNull()
      expect([...(await linkCodes.of([street, hall, hall]))]).toEqual([[hall, first]])
      expect((await linkCodes.of([])).size).toBe(0)
    })

    it('[M156] a code is replaced by whoever knows it, once, and is gone then', async () => {
      const { linkCodes } = await fresh()
      await linkCodes.put(hall, first, null)
      expect(await linkCodes.put(hall, second, null)).toBe(false)
      expect(await linkCodes.put(street, second, first.mark)).toBe(false)
      expect([...(await linkCodes.of([hall, street]))]).toEqual([[hall, first]])
      const renewals = [second, { mark: 'third', sealed: '3' }].map((code) =>
        linkCodes.put(hall, code, first.mark),
      )
      expect((await Promise.all(renewals)).filter((isKept) => isKept)).toHaveLength(1)
      expect(await linkCodes.find(first.mark)).toBeNull()
      expect([...(await linkCodes.of([hall]))]).toEqual([[hall, second]])
    })

    it('[M156] two links never have one mark', async () => {
      const { linkCodes } = await fresh()
      const both = [hall, street].map((link) => linkCodes.put(link, first, null))
      expect((await Promise.all(both)).filter((isKept) => isKept)).toHaveLength(1)
      await linkCodes.put(street, second, null)
      expect(await linkCodes.put(street, first, second.mark)).toBe(false)
      expect([...(await linkCodes.of([hall, street])).values()]).toEqual([first, second])
    })
  })
}
