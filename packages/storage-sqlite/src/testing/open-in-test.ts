import { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '../open-sqlite-store.ts'
import { makeTemporaryDirectory } from './open-temporary.ts'

/** The tables of the sign-in library, as far as the tests use them. */
export interface SignInTables {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string | null
    readonly emailVerified: number
    readonly createdAt: string
    readonly updatedAt: string
  }
  readonly session: {
    readonly id: string
    readonly expiresAt: string
    readonly token: string
    readonly createdAt: string
    readonly updatedAt: string
    readonly userId: string
  }
}

/** A directory that goes with the running test. */
export async function directoryInTest(): Promise<string> {
  const directory = await makeTemporaryDirectory()
  onTestFinished(() => directory.remove())
  return directory.path
}

/** A store that is closed when the running test ends, in a directory that goes with it. */
export async function openInTest(options: Partial<SqliteStoreOptions> = {}): Promise<SqliteStore> {
  const directory = options.directory ?? (await directoryInTest())
  const store = await openSqliteStore({ finder: () => [], ...options, directory })
  onTestFinished(() => store.close())
  return store
}

/** The store through Kysely, as the sign-in library uses it. */
export function kyselyOf(store: SqliteStore): Kysely<SignInTables> {
  return new Kysely<SignInTables>({ dialect: store.dialect })
}

/** A row of the table `person`. */
export function personRow(id: string): SignInTables['person'] {
  const at = '2026-01-01T00:00:00.000Z'
  return { id, name: id, email: `${id}@example.org`, emailVerified: 0, createdAt: at, updatedAt: at }
}
