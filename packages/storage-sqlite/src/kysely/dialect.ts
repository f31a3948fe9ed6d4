import { SqliteIntrospector, SqliteQueryCompiler, type Dialect } from 'kysely'
import type { Reader } from '../reader.ts'
import type { WriterClient } from '../writer-client.ts'
import { WriterAdapter } from './adapter.ts'
import { createDriver } from './driver.ts'

/** A Kysely dialect whose selects are read here and whose other queries go to the writer thread. */
export function createDialect(reader: Reader, writer: WriterClient): Dialect {
  let transactions = 0
  return {
    createDriver: () => createDriver(reader, writer, () => (transactions += 1)),
    createAdapter: () => new WriterAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
