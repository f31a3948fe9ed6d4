import { SqliteAdapter } from 'kysely'

/**
 * SQLite as Kysely knows it, except that its connections may be used side by side: the writer thread puts
 * their queries in order. With Kysely's own order a query through `db` inside `db.transaction()` would wait
 * for ever and without a word.
 */
export class WriterAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
