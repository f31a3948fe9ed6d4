import type { DatabaseSync } from 'node:sqlite'

/** One step from an older database to a newer one; never changed once it has been released. */
export interface Migration {
  readonly number: number
  readonly name: string
  /** SQL statements that make the step. */
  readonly up: string
  /** What SQL cannot say of it, in the same transaction. */
  readonly finish?: (database: DatabaseSync) => void
}
