import { afterEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '../snapshots.ts'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const plan: Snapshot = {
  section: 'sectionplan00000',
  seq: 3,
  version: 1,
  state: new Uint8Array([1, 2, 3]),
  map: new Uint8Array([4]),
  letters: new Uint8Array(),
}

/** The rules D67 and D68, which everything that keeps snapshots keeps; `open` gives a fresh store for each test. */
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

    it('[D67] a snapshot that was kept is read as it was, also when the store is opened again', async () => {
      const store = await fresh()
      const state = plan.state.slice()
      await store.snapshots.keep({ ...plan, state })
      state[0] = 9
      const { snapshots } = await reopened(store).then((again) => (opened.push(again), again))
      const read = await snapshots.of(plan.section, 1)
      expect(read).toEqual(plan)
      if (read) read.map[0] = 9
      expect(await snapshots.of(plan.section, 1)).toEqual(plan)
      expect(await snapshots.of('sectionother0000', 1)).toBeNull()
    })

    it('[D68] of a section the latest is kept, whatever comes first', async () => {
      const { snapshots } = await fresh()
      const later = { ...plan, seq: 5, state: new Uint8Array([5]) }
      await snapshots.keep(later)
      await snapshots.keep(plan)
      await snapshots.keep({ ...later, state: new Uint8Array([6]) })
      expect(await snapshots.of(plan.section, 1)).toEqual(later)
    })

    it('[D68] a snapshot of another version is none, and gives way to any of this', async () => {
      const { snapshots } = await fresh()
      await snapshots.keep({ ...plan, seq: 9 })
      expect(await snapshots.of(plan.section, 2)).toBeNull()
      await snapshots.keep({ ...plan, version: 2 })
      expect(await snapshots.of(plan.section, 2)).toEqual({ ...plan, version: 2 })
      expect(await snapshots.of(plan.section, 1)).toBeNull()
    })
  })
}
