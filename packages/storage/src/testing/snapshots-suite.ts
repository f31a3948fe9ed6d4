import { afterEach, describe, expect, it } from 'vitest'
import { rowsPerStretch, type Snapshot } from '../snapshots.ts'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const plan: Snapshot = {
  section: 'sectionplan00000',
  seq: 3,
  version: 1,
  state: new Uint8Array([1, 2, 3]),
  map: new Uint8Array([4]),
  letters: new Uint8Array(),
  room: new Uint8Array([5]),
}
const now = Number.MAX_SAFE_INTEGER
const none = new Uint8Array()

/** The rules D67, D68, D80 and D81, which everything that keeps snapshots keeps; `open` gives a fresh store for each test. */
export function describeSnapshots(name: string, open: OpenStore): void {
  describe(`snapshots in ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (): Promise<StoreUnderTest> => {
      const store = await open(findById)
      opened.push(store)
      return store
    }

    /** All parts of the latest snapshot. */
    async function latest({ snapshots }: StoreUnderTest, version = 1): Promise<Partial<Snapshot>> {
      const { section } = plan
      const text = await snapshots.at(section, now, version)
      const [words, room] = [await snapshots.words(section, version), await snapshots.room(section, version)]
      expect([words?.seq, room?.seq]).toEqual([text?.seq, text?.seq])
      return { section, version, ...text, ...words, ...room }
    }

    it('[D67] a snapshot that was kept is read as it was, also when the store is opened again', async () => {
      const store = await fresh()
      const state = plan.state.slice()
      await store.snapshots.keep({ ...plan, state })
      state[0] = 9
      const again = await reopened(store)
      opened.push(again)
      const read = await latest(again)
      expect(read).toEqual(plan)
      if (read.map && read.state) read.map[0] = read.state[0] = 9
      expect(await latest(again)).toEqual(plan)
      const { snapshots } = again
      expect(await snapshots.at(plan.section, 3, 1)).toEqual({ seq: 3, state: plan.state })
      expect(await snapshots.at(plan.section, 2, 1)).toBeNull()
      expect(await snapshots.at('sectionother0000', now, 1)).toBeNull()
      expect(await snapshots.words('sectionother0000', 1)).toBeNull()
      expect(await snapshots.room('sectionother0000', 1)).toBeNull()
    })

    it('[D68] of those in one stretch the latest is kept, whatever comes first', async () => {
      const store = await fresh()
      const later = { ...plan, seq: 5, state: new Uint8Array([5]) }
      for (const one of [later, plan, { ...later, state: new Uint8Array([6]) }])
        await store.snapshots.keep(one)
      expect(await latest(store)).toEqual(later)
      expect(await store.snapshots.at(plan.section, 4, 1)).toBeNull()
    })

    it('[D68] a snapshot of another version is none, and gives way to any of this', async () => {
      const store = await fresh()
      for (const seq of [9, rowsPerStretch + 9]) await store.snapshots.keep({ ...plan, seq })
      expect(await latest(store, 2)).toEqual({ section: plan.section, version: 2 })
      await store.snapshots.keep({ ...plan, version: 2 })
      expect(await latest(store, 2)).toEqual({ ...plan, version: 2 })
      expect(await latest(store)).toEqual({ section: plan.section, version: 1 })
    })

    it('[D80] of each stretch of the log one is kept, from which any later row can be read on', async () => {
      const { snapshots } = await fresh()
      const seqs = [3, 3.5, 1, 1.5, 2.5].map((stretches) => stretches * rowsPerStretch)
      for (const seq of seqs) await snapshots.keep({ ...plan, seq, state: new Uint8Array([seq % 251]) })
      const at = async (stretches: number) => {
        const found = await snapshots.at(plan.section, stretches * rowsPerStretch, 1)
        expect([...(found?.state ?? [])]).toEqual(found ? [found.seq % 251] : [])
        return found && found.seq / rowsPerStretch
      }
      // That at 2.5 gives way to that at 3, with which the same stretch ends.
      for (const [asked, found] of [
        [0.5, null],
        [1, 1],
        [1.4, 1],
        [1.7, 1.5],
        [2.9, 1.5],
        [3.1, 3],
        [9, 3.5],
      ] as const)
        expect([asked, await at(asked)]).toEqual([asked, found])
    })

    it('[D81] whose words they are, and what a room knows, is kept with the latest alone', async () => {
      const store = await fresh()
      const last = { ...plan, seq: 3 * rowsPerStretch, room: new Uint8Array([7]) }
      for (const one of [plan, last, { ...plan, seq: 2 * rowsPerStretch }]) await store.snapshots.keep(one)
      expect(await latest(store)).toEqual(last)
      // When a later one comes and the version stays, nothing comes back of what is older.
      await store.snapshots.keep({ ...last, seq: 4 * rowsPerStretch, map: none, letters: none, room: none })
      expect(await latest(store)).toMatchObject({ map: none, letters: none, room: none })
    })
  })
}
