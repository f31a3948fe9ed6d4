import type { DatabaseSync } from 'node:sqlite'
import { keepStatements } from '../statements.ts'
import type { Statement, StatementResult } from './request.ts'

/** What would take the transaction out of the writer's hands. */
const takesControl = /^\s*(begin|commit|end|rollback(?!\s+(transaction\s+)?to\b)|attach|detach|vacuum)\b/i
const savepoint = /^\s*(savepoint|release|rollback)\b/i

/** Prepares what runs SQL of the sign-in library inside the transaction that is open. */
export function prepareStatements(
  database: DatabaseSync,
): (statement: Statement, alone: boolean) => StatementResult {
  const prepared = keepStatements(database)
  return ({ sql, parameters }, alone) => {
    if (takesControl.test(sql) || (!alone && savepoint.test(sql))) {
      throw new RangeError(
        `transactions are begun and ended by the dialect, not by a statement: ${sql.trim().slice(0, 40)}`,
      )
    }
    const statement = prepared(sql)
    if (statement.columns().length > 0) {
      return { rows: statement.all(...parameters), changes: null, lastInsertRowid: null }
    }
    return { rows: [], ...statement.run(...parameters) }
  }
}
