import type { Finder } from '../event-log.ts'
import type { Store } from '../store.ts'

/** A fresh store that the suites may write to. */
export interface StoreUnderTest extends Store {
  /** Closes the store and opens what it kept, with the same finder or another; null for one that keeps nothing. */
  readonly reopen: ((finder?: Finder) => Promise<StoreUnderTest>) | null
  close(): Promise<void>
}

/** Opens a fresh, empty store whose findings `finder` makes. */
export type OpenStore = (finder: Finder) => Promise<StoreUnderTest>

/** The store as it is after its process has ended, where it is one that outlives it. */
export async function reopened(store: StoreUnderTest): Promise<StoreUnderTest> {
  return store.reopen === null ? store : store.reopen()
}
