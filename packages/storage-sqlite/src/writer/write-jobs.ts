import type { Hold } from '@alongside/storage'
import type { DatabaseSync } from 'node:sqlite'
import { numberIn, textIn, textOrNullIn, type SqlRow } from '../columns.ts'
import type { AnswerOf, JobRow, RequestOf } from './request.ts'

export interface JobsWriter {
  /** Keeps jobs whose kind and key are new. */
  add(jobs: readonly JobRow[]): void
  claim(request: RequestOf<'claimJobs'>): Omit<AnswerOf<'claimJobs'>, 'type'>
  renew(request: RequestOf<'renewJob'>): boolean
  settle(request: RequestOf<'settleJob'>): boolean
  answer(request: RequestOf<'answerJob'>): boolean
  forget(request: RequestOf<'forgetJobs'>): void
}

const isHeld = `id = ? AND owner = ? AND attempts = ? AND state = 'open'`
const isTroubled = `id = ? AND space = ? AND problem IS NOT NULL AND state IN ('open', 'stuck')`
const ofKinds = `state = 'open' AND kind IN (SELECT value FROM json_each(?))`
const free = 'owner = NULL, held_until = NULL'

/** Prepares what writes jobs inside the transaction that is open. */
export function prepareJobs(database: DatabaseSync): JobsWriter {
  const add = database.prepare(
    `INSERT INTO job (kind, key, space, due_at, payload, state, attempts)
     VALUES (?, ?, ?, ?, ?, 'open', 0) ON CONFLICT (kind, key) DO NOTHING`,
  )
  const claim = database.prepare(
    `UPDATE job SET attempts = attempts + 1, owner = ?, held_until = ? WHERE id IN (
       SELECT id FROM job WHERE ${ofKinds} AND due_at <= ? AND (held_until IS NULL OR held_until <= ?)
       ORDER BY due_at, id LIMIT ?
     ) RETURNING *`,
  )
  const nextFree = database.prepare(
    `SELECT due_at AS at FROM job WHERE ${ofKinds} AND held_until IS NULL ORDER BY due_at LIMIT 1`,
  )
  const nextHeld = database.prepare(
    `SELECT max(due_at, held_until) AS at FROM job WHERE ${ofKinds} AND held_until IS NOT NULL ORDER BY at LIMIT 1`,
  )
  const renew = database.prepare(`UPDATE job SET held_until = ? WHERE ${isHeld}`)
  const settle = {
    done: database.prepare(`UPDATE job SET ${free}, state = 'done', over_at = ? WHERE ${isHeld}`),
    again: database.prepare(`UPDATE job SET ${free}, due_at = ?, problem = ? WHERE ${isHeld}`),
    stuck: database.prepare(`UPDATE job SET ${free}, state = 'stuck', problem = ? WHERE ${isHeld}`),
    returned: database.prepare(`UPDATE job SET ${free}, attempts = attempts - 1 WHERE ${isHeld}`),
  }
  const findTroubled = database.prepare(`SELECT id FROM job WHERE ${isTroubled}`)
  const beginAnew = database.prepare(
    `UPDATE job SET state = 'open', attempts = 0, problem = NULL, due_at = ?
     WHERE ${isTroubled} AND held_until IS NULL`,
  )
  const giveUp = database.prepare(
    `UPDATE job SET ${free}, state = 'givenUp', over_at = ? WHERE ${isTroubled}`,
  )
  const forget = database.prepare('DELETE FROM job WHERE over_at < ?')

  function nextAt(kinds: string): number | null {
    const times = [nextFree.get(kinds), nextHeld.get(kinds)].flatMap((row) =>
      row ? numberIn(row, 'at') : [],
    )
    return times.length === 0 ? null : Math.min(...times)
  }

  function change({ hold, outcome, now }: RequestOf<'settleJob'>): boolean {
    const held = [hold.id, hold.owner, hold.attempt] as const
    switch (outcome.type) {
      case 'done':
        return settle.done.run(now, ...held).changes === 1
      case 'again':
        return settle.again.run(outcome.dueAt, outcome.problem, ...held).changes === 1
      case 'stuck':
        return settle.stuck.run(outcome.problem, ...held).changes === 1
      case 'returned':
        return settle.returned.run(...held).changes === 1
    }
  }

  function addAll(jobs: readonly JobRow[]): void {
    for (const { kind, key, space, dueAt, payload } of jobs) add.run(kind, key, space, dueAt, payload)
  }

  return {
    add: addAll,
    claim({ owner, kinds, now, until, limit }) {
      const rows = claim.all(owner, until, kinds, now, now, limit)
      const jobs = rows.map(claimedIn).toSorted((a, b) => a.dueAt - b.dueAt || a.hold.id - b.hold.id)
      return { jobs, nextAt: nextAt(kinds) }
    },
    renew: ({ hold, until }) => renew.run(until, hold.id, hold.owner, hold.attempt).changes === 1,
    settle(request) {
      const isChanged = change(request)
      if (isChanged && request.outcome.type === 'done') addAll(request.outcome.next)
      return isChanged
    },
    answer({ space, id, answer, now }) {
      if (findTroubled.get(id, space) === undefined) return false
      if (answer === 'again') beginAnew.run(now, id, space)
      else giveUp.run(now, id, space)
      return true
    },
    forget({ before }) {
      forget.run(before)
    },
  }
}

function claimedIn(row: SqlRow): JobRow & { readonly hold: Hold } {
  return {
    kind: textIn(row, 'kind'),
    key: textIn(row, 'key'),
    space: textOrNullIn(row, 'space'),
    dueAt: numberIn(row, 'due_at'),
    payload: textIn(row, 'payload'),
    hold: { id: numberIn(row, 'id'), owner: textIn(row, 'owner'), attempt: numberIn(row, 'attempts') },
  }
}
