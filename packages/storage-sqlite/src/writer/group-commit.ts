import type { DatabaseSync } from 'node:sqlite'
import { failureOf } from './failure.ts'
import type { Outcome } from './message.ts'
import type { Answer, LoneRequest } from './request.ts'

export interface LoneAsk {
  readonly id: number
  readonly request: LoneRequest
}

/**
 * Prepares what writes all that waits in one transaction. Each request has a savepoint, so that one that
 * fails takes only itself back. SQLite may give up a whole transaction at one failing statement (a full
 * disk); then each request is tried again in a transaction of its own. A commit that fails fails all.
 */
export function prepareGroupCommit(
  database: DatabaseSync,
  apply: (request: LoneRequest) => Answer,
): (asks: readonly LoneAsk[]) => readonly Outcome[] {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  const save = database.prepare('SAVEPOINT request')
  const release = database.prepare('RELEASE request')
  const takeBack = database.prepare('ROLLBACK TO request')

  function attempt({ id, request }: LoneAsk): Outcome {
    save.run()
    try {
      const answer = apply(request)
      release.run()
      return { id, answer }
    } catch (error) {
      if (database.isTransaction) {
        takeBack.run()
        release.run()
      }
      return { id, failure: failureOf(error) }
    }
  }

  /** Every outcome of the group; null if SQLite gave the transaction up and nothing is known of the rest. */
  function attemptAll(asks: readonly LoneAsk[]): readonly Outcome[] | null {
    const outcomes: Outcome[] = []
    for (const ask of asks) {
      outcomes.push(attempt(ask))
      if (!database.isTransaction) return asks.length === 1 ? outcomes : null
    }
    return outcomes
  }

  return function write(asks): readonly Outcome[] {
    try {
      begin.run()
      const outcomes = attemptAll(asks)
      if (outcomes === null) return asks.flatMap((ask) => write([ask]))
      if (database.isTransaction) commit.run()
      return outcomes
    } catch (error) {
      if (database.isTransaction) rollback.run()
      const failure = failureOf(error)
      return asks.map(({ id }) => ({ id, failure }))
    }
  }
}
