import { checkOutcome, jobJson } from '../job-checks.ts'
import type { ClaimedJob, Hold, Jobs, NewJob, Outcome, TroubledJob } from '../jobs.ts'

interface Row extends Omit<NewJob, 'payload'> {
  readonly id: number
  readonly payload: string
  readonly attempts: number
  readonly problem: string | null
  readonly held: { readonly by: string; readonly until: number } | null
  readonly state: 'open' | 'stuck' | 'done' | 'givenUp'
  readonly overAt: number | null
}

/** Jobs in memory; `prepare` checks new ones before it gives what keeps them, for an append that may fail. */
export function createMemoryJobs(): {
  jobs: Jobs
  prepare: (added: readonly NewJob[]) => () => void
} {
  const rows = new Map<number, Row>()
  const keys = new Map<string, number>()
  let last = 0

  function prepare(added: readonly NewJob[]): () => void {
    const payloads = added.map(jobJson)
    return () => {
      for (const [index, job] of added.entries()) keep(job, payloads[index] ?? 'null')
    }
  }

  function keep(job: NewJob, payload: string): void {
    const key = keyOf(job)
    if (keys.has(key)) return
    const id = (last += 1)
    keys.set(key, id)
    rows.set(id, {
      ...job,
      payload,
      id,
      attempts: 0,
      problem: null,
      held: null,
      state: 'open',
      overAt: null,
    })
  }

  function heldBy({ id, owner, attempt }: Hold): Row | null {
    const row = rows.get(id)
    if (row === undefined || row.state !== 'open') return null
    return row.held?.by === owner && row.attempts === attempt ? row : null
  }

  const jobs: Jobs = {
    async add(added) {
      prepare(added)()
    },

    async claim({ owner, kinds, now, until, limit }) {
      const open = [...rows.values()].filter((row) => row.state === 'open' && kinds.includes(row.kind))
      const due = open
        .filter((row) => freeAt(row) <= now)
        .toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id)
        .slice(0, limit)
        .map((row) => ({ ...row, attempts: row.attempts + 1, held: { by: owner, until } }))
      for (const row of due) rows.set(row.id, row)
      const times = open.map((row) => freeAt(rows.get(row.id) ?? row))
      return { jobs: due.map(claimedOf), nextAt: times.length === 0 ? null : Math.min(...times) }
    },

    async renew(hold, until) {
      const row = heldBy(hold)
      if (row === null) return false
      rows.set(row.id, { ...row, held: { by: hold.owner, until } })
      return true
    },

    async settle(hold, outcome, now) {
      checkOutcome(outcome)
      const keepNext = prepare(outcome.type === 'done' ? outcome.next : [])
      const row = heldBy(hold)
      if (row === null) return false
      rows.set(row.id, settled(row, outcome, now))
      keepNext()
      return true
    },

    async troubled(space) {
      return [...rows.values()].flatMap((row) => (row.space === space ? troubledOf(row) : []))
    },

    async answer(space, id, answer, now) {
      const row = rows.get(id)
      if (row === undefined || row.space !== space || troubledOf(row).length === 0) return false
      const again = { attempts: 0, problem: null, state: 'open', dueAt: now } as const
      if (answer === 'giveUp') rows.set(id, { ...row, held: null, state: 'givenUp', overAt: now })
      else if (row.held === null) rows.set(id, { ...row, ...again })
      return true
    },

    async forget(before) {
      for (const row of rows.values()) {
        if (row.overAt === null || row.overAt >= before) continue
        rows.delete(row.id)
        keys.delete(keyOf(row))
      }
    },
  }
  return { jobs, prepare }
}

/** From when on somebody may claim a row. */
function freeAt({ dueAt, held }: Row): number {
  return Math.max(dueAt, held?.until ?? 0)
}

function settled(row: Row, outcome: Outcome, now: number): Row {
  const free = { ...row, held: null }
  switch (outcome.type) {
    case 'done':
      return { ...free, state: 'done', overAt: now }
    case 'again':
      return { ...free, dueAt: outcome.dueAt, problem: outcome.problem }
    case 'stuck':
      return { ...free, state: 'stuck', problem: outcome.problem }
    case 'returned':
      return { ...free, attempts: row.attempts - 1 }
  }
}

function newJobOf({ kind, key, space, dueAt, payload }: Row): NewJob {
  return { kind, key, space, dueAt, payload: JSON.parse(payload) }
}

function claimedOf(row: Row): ClaimedJob {
  return {
    ...newJobOf(row),
    hold: { id: row.id, owner: row.held?.by ?? '', attempt: row.attempts },
  }
}

/** The job in a list, unless it is over or has not failed. */
function troubledOf(row: Row): readonly TroubledJob[] {
  const { id, state, attempts, problem } = row
  if (problem === null || state === 'done' || state === 'givenUp') return []
  return [{ ...newJobOf(row), id, state: state === 'stuck' ? 'stuck' : 'again', attempts, problem }]
}

function keyOf({ kind, key }: Pick<NewJob, 'kind' | 'key'>): string {
  return `${kind} ${key}`
}
