import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../migrations/all.ts'
import { migrate } from '../migrations/migrate.ts'
import { prepareApply } from './apply.ts'
import { prepareGroupCommit } from './group-commit.ts'
import type { Ask } from './message.ts'
import type { Request } from './request.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'

let database: DatabaseSync
let scheduler: Scheduler
/** The numbers of the requests, as they were answered together. */
let told: number[][]
let groups: number[][]

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  migrate(database, migrations)
  told = []
  groups = []
  const commit = prepareGroupCommit(database, prepareApply(database))
  scheduler = createScheduler(
    database,
    (asks) => {
      groups.push(asks.map(({ id }) => id))
      return commit(asks)
    },
    60_000,
    (outcomes) => told.push(outcomes.map(({ id }) => id)),
  )
})
afterEach(() => {
  scheduler.finish()
  database.close()
})

const begin: Request = { type: 'begin', transaction: 1 }
const commitIt: Request = { type: 'end', transaction: 1, how: 'commit' }

function addPerson(id: string): Request {
  return { type: 'addPerson', person: { id, name: id, email: null }, at: '' }
}

function numbered(from: number, ...requests: readonly Request[]): Ask[] {
  return requests.map((request, index) => ({ id: from + index, request }))
}

function people(): string[] {
  const rows = database.prepare('SELECT id FROM person ORDER BY id').all()
  return rows.map((row) => String(row['id']))
}

describe('the scheduler', () => {
  it('[Q2] puts all that waits into one commit and answers it at once', () => {
    scheduler.take(numbered(1, addPerson('a'), addPerson('b'), addPerson('c')))
    expect(groups).toEqual([[1, 2, 3]])
    expect(told).toEqual([[1, 2, 3]])
  })

  it('[Q8] keeps others waiting while a transaction is open, and writes them together after it', () => {
    scheduler.take(numbered(1, addPerson('a'), begin, addPerson('b')))
    scheduler.take(numbered(4, addPerson('c')))
    expect(told).toEqual([[1], [2]])
    const rename = { sql: "UPDATE person SET id = 'z' WHERE id = 'a'", parameters: [] }
    scheduler.take(numbered(5, { type: 'within', transaction: 1, statement: rename }, commitIt))
    expect(told).toEqual([[1], [2], [5], [6], [3, 4]])
    expect(people()).toEqual(['b', 'c', 'z'])
  })

  it('[Q8] lets one transaction follow another, in the order in which they asked', () => {
    scheduler.take(numbered(1, begin, { type: 'begin', transaction: 2 }, addPerson('a')))
    expect(told).toEqual([[1]])
    scheduler.take(numbered(4, commitIt))
    expect(told).toEqual([[1], [4], [2]])
    scheduler.take(numbered(5, { type: 'end', transaction: 2, how: 'rollback' }))
    expect(told).toEqual([[1], [4], [2], [5], [3]])
  })

  it('[Q10] writes what waits when it is told to finish, and rolls back what is open', () => {
    const insert = {
      sql: "INSERT INTO person VALUES ('half', 'half', NULL, 0, NULL, '', '')",
      parameters: [],
    }
    scheduler.take(numbered(1, begin, addPerson('a')))
    scheduler.take(numbered(3, { type: 'within', transaction: 1, statement: insert }))
    scheduler.finish()
    expect(people()).toEqual(['a'])
  })
})
