import { CompiledQuery, SelectQueryNode } from 'kysely'
import type { DatabaseConnection, Driver, QueryResult } from 'kysely'
import type { Reader } from '../reader.ts'
import type { WriterClient } from '../writer-client.ts'
import type { StatementResult } from '../writer/request.ts'
import { sqlValue } from './sql-value.ts'

/** Makes a driver; `nextTransaction` numbers the transactions of all drivers of one writer. */
export function createDriver(reader: Reader, writer: WriterClient, nextTransaction: () => number): Driver {
  const transactions = new WeakMap<DatabaseConnection, number>()

  async function run({ sql, parameters, query }: CompiledQuery, transaction: number | undefined) {
    const statement = { sql, parameters: parameters.map(sqlValue) }
    if (transaction !== undefined)
      return (await writer.ask({ type: 'within', transaction, statement })).result
    if (SelectQueryNode.is(query)) return selected(reader.all(sql, statement.parameters))
    return (await writer.ask({ type: 'statement', statement })).result
  }

  async function end(connection: DatabaseConnection, how: 'commit' | 'rollback'): Promise<void> {
    const transaction = transactions.get(connection)
    transactions.delete(connection)
    if (transaction !== undefined) await writer.ask({ type: 'end', transaction, how })
  }

  function connect(): DatabaseConnection {
    const connection: DatabaseConnection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        return queryResult(await run(query, transactions.get(connection)))
      },
      async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
        yield await connection.executeQuery<R>(query) // SQLite answers at once; there is nothing to wait for
      },
    }
    return connection
  }

  return {
    init: async () => {},
    acquireConnection: async () => connect(),
    releaseConnection: async () => {},
    destroy: async () => {}, // the store owns the database
    async beginTransaction(connection) {
      const transaction = nextTransaction()
      await writer.ask({ type: 'begin', transaction })
      transactions.set(connection, transaction)
    },
    commitTransaction: (connection) => end(connection, 'commit'),
    rollbackTransaction: (connection) => end(connection, 'rollback'),
    savepoint: async (connection, name) => {
      await connection.executeQuery(CompiledQuery.raw(`savepoint ${quoted(name)}`))
    },
    rollbackToSavepoint: async (connection, name) => {
      await connection.executeQuery(CompiledQuery.raw(`rollback to ${quoted(name)}`))
    },
    releaseSavepoint: async (connection, name) => {
      await connection.executeQuery(CompiledQuery.raw(`release ${quoted(name)}`))
    },
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function selected(rows: StatementResult['rows']): StatementResult {
  return { rows, changes: null, lastInsertRowid: null }
}

/** Kysely's types say what a row holds; only whoever wrote the query knows. */
function queryResult<R>({ rows, changes, lastInsertRowid }: StatementResult): QueryResult<R> {
  return {
    rows: rows.filter((row): row is typeof row & R => row !== null),
    ...(changes === null ? {} : { numAffectedRows: BigInt(changes) }),
    ...(lastInsertRowid === null ? {} : { insertId: BigInt(lastInsertRowid) }),
  }
}
