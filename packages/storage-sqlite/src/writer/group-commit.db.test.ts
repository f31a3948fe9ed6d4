import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../migrations/all.ts'
import { migrate } from '../migrations/migrate.ts'
import { prepareApply } from './apply.ts'
import { prepareGroupCommit, type LoneAsk } from './group-commit.ts'
import type { Outcome } from './message.ts'
import type { LoneRequest } from './request.ts'

let database: DatabaseSync
beforeEach(() => {
  database = new DatabaseSync(':memory:')
  migrate(database, migrations)
})
afterEach(() => database.close())

function commit(...requests: readonly LoneRequest[]): readonly Outcome[] {
  const asks = requests.map((request, id): LoneAsk => ({ id, request }))
  return prepareGroupCommit(database, prepareApply(database))(asks)
}

function statement(sql: string, ...parameters: readonly (string | Uint8Array)[]): LoneRequest {
  return { type: 'statement', statement: { sql, parameters } }
}

function person(id: string): LoneRequest {
  return { type: 'addPerson', person: { id, name: id, email: null }, at: '2026-01-01T00:00:00.000Z' }
}

/** Of each outcome: *done*, or why not. */
function briefly(outcomes: readonly Outcome[]): string[] {
  return outcomes.map((outcome) => {
    if ('answer' in outcome) return 'done'
    return outcome.failure.type === 'caller' ? 'caller' : outcome.failure.kind
  })
}

function people(): number {
  return Number(database.prepare('SELECT count(*) AS count FROM person').get()?.['count'])
}

const orphan = statement(
  "INSERT INTO session (id, expiresAt, token, createdAt, updatedAt, userId) VALUES ('s', '', 't', '', '', 'nobody')",
)

describe('a group commit', () => {
  it('[Q2] takes back a failing request and writes its neighbours', () => {
    const outcomes = commit(
      person('a'),
      person('a'),
      statement('NONSENSE'),
      orphan,
      statement('SAVEPOINT mine'),
      person('b'),
    )
    expect(briefly(outcomes)).toEqual(['done', 'caller', 'failed', 'constraint', 'caller', 'done'])
    expect(people()).toBe(2)
  })

  it('[Q2] keeps what a request wrote before it failed out of the commit', () => {
    const one = {
      seq: 1,
      at: 1,
      actor: null,
      hand: null,
      capacity: null,
      audience: '{}',
      kind: 'k',
      payload: '1',
    }
    const broken = { ...one, seq: 2, at: Number.NaN } // stored as NULL, which the column does not take
    const outcomes = commit(
      { type: 'events', space: 'a', head: 0, rows: [one, broken], changes: [], jobs: [], batches: [] },
      { type: 'events', space: 'b', head: 0, rows: [one], changes: [], jobs: [], batches: [] },
    )
    expect(briefly(outcomes)).toEqual(['constraint', 'done'])
    expect(database.prepare('SELECT space FROM event').all()).toEqual([{ space: 'b' }])
  })

  it('[Q3] fails every request when the commit fails, and the next commit works', () => {
    const later = statement('PRAGMA defer_foreign_keys = ON') // the orphan is then found by COMMIT alone
    expect(briefly(commit(person('a'), later, orphan, person('b')))).toEqual([
      'constraint',
      'constraint',
      'constraint',
      'constraint',
    ])
    expect(people()).toBe(0)
    expect(briefly(commit(person('a')))).toEqual(['done'])
    expect(people()).toBe(1)
  })

  it('[Q2] tries each request by itself when SQLite gives up the whole transaction at one', () => {
    const giveUp = statement(
      'INSERT OR ROLLBACK INTO finding (kind, key, space) SELECT kind, key, space FROM finding',
    )
    database.exec("INSERT INTO finding (kind, key, space) VALUES ('slug', 'plan', 'a')")
    expect(briefly(commit(person('a'), giveUp, person('b')))).toEqual(['done', 'constraint', 'done'])
    expect(people()).toBe(2)
  })

  it('[Q2] lets no statement begin or end a transaction', () => {
    const sql = ['BEGIN', ' commit', 'END', 'Rollback', 'SAVEPOINT a', 'RELEASE a', 'ROLLBACK TO a', 'VACUUM']
    const outcomes = commit(person('a'), ...sql.map((text) => statement(text)), person('b'))
    expect(briefly(outcomes)).toEqual(['done', ...sql.map(() => 'caller'), 'done'])
  })
})
