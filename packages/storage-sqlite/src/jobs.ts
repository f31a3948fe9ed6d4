import { checkOutcome, jobJson, type Jobs, type NewJob, type TroubledJob } from '@alongside/storage'
import { numberIn, textIn, textOrNullIn, type SqlRow } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'
import type { JobRow } from './writer/request.ts'

/** Jobs: listed here, added, claimed and settled by the writer thread. */
export function createJobs(reader: Reader, writer: WriterClient): Jobs {
  return {
    async add(jobs) {
      await writer.ask({ type: 'addJobs', jobs: jobs.map(jobRow) })
    },

    async claim({ kinds, ...claim }) {
      const { jobs, nextAt } = await writer.ask({
        ...claim,
        type: 'claimJobs',
        kinds: JSON.stringify(kinds),
      })
      return { jobs: jobs.map((job) => ({ ...job, payload: JSON.parse(job.payload) })), nextAt }
    },

    async renew(hold, until) {
      return (await writer.ask({ type: 'renewJob', hold, until })).isHeld
    },

    async settle(hold, outcome, now) {
      checkOutcome(outcome)
      const written = outcome.type === 'done' ? { ...outcome, next: outcome.next.map(jobRow) } : outcome
      return (await writer.ask({ type: 'settleJob', hold, outcome: written, now })).isHeld
    },

    async troubled(space) {
      const rows = reader.all(
        `SELECT * FROM job
         WHERE space = ? AND problem IS NOT NULL AND state IN ('open', 'stuck') ORDER BY id`,
        [space],
      )
      return rows.map(troubledIn)
    },

    async answer(space, id, answer, now) {
      return (await writer.ask({ type: 'answerJob', space, id, answer, now })).isTroubled
    },

    async forget(before) {
      await writer.ask({ type: 'forgetJobs', before })
    },
  }
}

/** A job as its row holds it; throws `RangeError` where its payload cannot be kept. */
export function jobRow(job: NewJob): JobRow {
  const { kind, key, space, dueAt } = job
  return { kind, key, space, dueAt, payload: jobJson(job) }
}

function troubledIn(row: SqlRow): TroubledJob {
  return {
    id: numberIn(row, 'id'),
    kind: textIn(row, 'kind'),
    key: textIn(row, 'key'),
    space: textOrNullIn(row, 'space'),
    dueAt: numberIn(row, 'due_at'),
    payload: JSON.parse(textIn(row, 'payload')),
    state: row['state'] === 'stuck' ? 'stuck' : 'again',
    attempts: numberIn(row, 'attempts'),
    problem: textIn(row, 'problem'),
  }
}
