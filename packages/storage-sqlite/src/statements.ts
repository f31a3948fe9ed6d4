import type { DatabaseSync, StatementSync } from 'node:sqlite'

const maxKept = 200

/** Gives the prepared statement of an SQL text, and keeps those used last. */
export function keepStatements(database: DatabaseSync): (sql: string) => StatementSync {
  const kept = new Map<string, StatementSync>()
  return (sql) => {
    const statement = kept.get(sql) ?? database.prepare(sql)
    kept.delete(sql)
    kept.set(sql, statement) // a Map keeps the order of insertion: the first is the one unused longest
    if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? '')
    return statement
  }
}
