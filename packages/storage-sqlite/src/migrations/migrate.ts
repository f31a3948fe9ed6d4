import { StorageError } from '@alongside/storage/refusals'
import type { DatabaseSync } from 'node:sqlite'
import { numberIn } from '../columns.ts'
import type { Migration } from './migration.ts'

/**
 * Brings a database up to the last of `migrations`, each in a transaction of its own. Throws
 * `StorageError` if the database is newer than that.
 */
export function migrate(database: DatabaseSync, migrations: readonly Migration[]): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS migration (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      at TEXT NOT NULL DEFAULT (datetime('now'))
    ) STRICT
  `)
  const reached = numberIn(
    database.prepare('SELECT coalesce(max(number), 0) AS reached FROM migration').get() ?? {},
    'reached',
  )
  const known = migrations.at(-1)?.number ?? 0
  if (reached > known) {
    throw new StorageError(
      'newer',
      `The data was written by a newer version of Alongside (it is at step ${reached}, this version knows ` +
        `${known}). Start that version or a later one, or restore a backup made before the upgrade.`,
    )
  }
  for (const migration of migrations) if (migration.number > reached) run(database, migration)
}

function run(database: DatabaseSync, { number, name, up, finish }: Migration): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(up)
    finish?.(database)
    database.prepare('INSERT INTO migration (number, name) VALUES (?, ?)').run(number, name)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
