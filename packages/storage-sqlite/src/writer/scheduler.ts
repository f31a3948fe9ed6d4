import { StorageError } from '@alongside/storage/refusals'
import type { DatabaseSync } from 'node:sqlite'
import { failureOf } from './failure.ts'
import type { LoneAsk } from './group-commit.ts'
import { clearLog } from './clear-log.ts'
import type { Ask, Outcome } from './message.ts'
import type {
  Answer,
  BeginRequest,
  ClearLogRequest,
  Request,
  SweepRequest,
  TransactionRequest,
} from './request.ts'
import { prepareStatements } from './run-statement.ts'
import { sweep } from './sweep.ts'

export interface Scheduler {
  /** Takes requests in their order, and writes what can be written now. */
  take(asks: readonly Ask[]): void
  /** Writes what waits; a transaction that is still open is rolled back. */
  finish(): void
}

/**
 * Decides which request is written when: all that waits in one commit, except that a transaction of the
 * sign-in library has the writer for itself until it ends, and at most for `limitMs`.
 */
export function createScheduler(
  database: DatabaseSync,
  commitGroup: (asks: readonly LoneAsk[]) => readonly Outcome[],
  limitMs: number,
  tell: (outcomes: readonly Outcome[]) => void,
): Scheduler {
  const run = prepareStatements(database)
  let waiting: Ask[] = []
  let open: { readonly transaction: number; readonly timer: NodeJS.Timeout } | null = null

  function writeWaiting(): void {
    while (open === null && waiting.length > 0) {
      const end = waiting.findIndex((ask) => isApart(ask.request))
      const group = loneAsks(waiting.slice(0, end === -1 ? waiting.length : end))
      if (group.length > 0) tell(commitGroup(group))
      const next = waiting[group.length]
      waiting = waiting.slice(group.length + 1)
      if (next?.request.type === 'begin') begin(next.id, next.request)
      if (next?.request.type === 'clearLog') tell([outcomeOf(next.id, () => clearLog(database))])
      if (next?.request.type === 'sweep')
        tell([outcomeOf(next.id, () => ({ type: 'sweep', last: sweep(database) }))])
    }
  }

  function begin(id: number, { transaction }: BeginRequest): void {
    tell([
      outcomeOf(id, () => {
        database.exec('BEGIN IMMEDIATE')
        open = { transaction, timer: setTimeout(expire, limitMs) }
        return { type: 'begin' }
      }),
    ])
  }

  function expire(): void {
    giveUp()
    writeWaiting()
  }

  function giveUp(): void {
    if (open === null) return
    clearTimeout(open.timer)
    open = null
    if (database.isTransaction) database.exec('ROLLBACK')
  }

  function carryOut(request: TransactionRequest): Answer {
    if (open?.transaction !== request.transaction || !database.isTransaction) {
      if (request.type === 'end' && request.how === 'rollback') return { type: 'end' } // it is rolled back already
      throw tookTooLong(limitMs)
    }
    if (request.type === 'within') return { type: 'within', result: run(request.statement, true) }
    database.exec(request.how)
    return { type: 'end' }
  }

  function within(id: number, request: TransactionRequest): void {
    const outcome = outcomeOf(id, () => carryOut(request))
    if (request.type === 'end' && open?.transaction === request.transaction) giveUp()
    tell([outcome])
  }

  return {
    take(asks) {
      for (const { id, request } of asks) {
        if (request.type === 'within' || request.type === 'end') within(id, request)
        else waiting.push({ id, request })
      }
      writeWaiting()
    },
    finish() {
      giveUp()
      waiting = waiting.filter((ask) => ask.request.type !== 'begin')
      writeWaiting()
    },
  }
}

function loneAsks(asks: readonly Ask[]): readonly LoneAsk[] {
  return asks.flatMap(({ id, request }) =>
    isApart(request) || request.type === 'within' || request.type === 'end' ? [] : [{ id, request }],
  )
}

/** Says whether a request goes into no commit with others. */
function isApart(request: Request): request is BeginRequest | ClearLogRequest | SweepRequest {
  return request.type === 'begin' || request.type === 'clearLog' || request.type === 'sweep'
}

function outcomeOf(id: number, act: () => Answer): Outcome {
  try {
    return { id, answer: act() }
  } catch (error) {
    return { id, failure: failureOf(error) }
  }
}

function tookTooLong(limitMs: number): StorageError {
  return new StorageError(
    'timedOut',
    `The transaction was rolled back: it is over, or took longer than ${limitMs} ms. A query through \`db\` ` +
      'inside `db.transaction()` waits for the very transaction it stands in; use `trx` there.',
  )
}
