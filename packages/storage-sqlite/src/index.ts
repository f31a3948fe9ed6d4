export { backUp } from './backup.ts'
export { databaseIn } from './directory.ts'
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './open-sqlite-store.ts'
export { openSqliteTextReader, type SqliteTextReader } from './open-text-reader.ts'
