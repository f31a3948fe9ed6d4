import type { ClaimedJob, NewJob } from '@alongside/storage'
import type { Letter } from '../mail/letter.ts'
import { MailError, type Mailer, type MailProblem } from '../mail/mailer.ts'
import type { JobKind } from './kind.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** A server that is down for a moment costs seconds; one that is down for a day loses nothing. */
export const mailWaitsMs = [
  2 * second,
  10 * second,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  6 * hour,
  12 * hour,
]

export interface MailJob {
  readonly kind: string
  /** Writes the letter from the ids of the job, as things stand now; null when there is nothing to send any more. */
  readonly letterOf: (job: ClaimedJob) => Promise<Letter | null>
  /** Told of a try that failed, by its number from 1; it will be tried again unless `isLast`. */
  readonly onFailed?: (job: ClaimedJob, isLast: boolean) => Promise<void>
  /** What follows once the mail server has the letter; it is kept in the transaction that says so. */
  readonly next?: (job: ClaimedJob) => readonly NewJob[]
}

export interface MailJobDeps {
  readonly mailer: Mailer
  /** The id of a job's letter, the same at every try. */
  readonly messageIdOf: (job: ClaimedJob) => string
  /** Says on the log what happened, without anybody's data. */
  readonly warn: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/**
 * Jobs that mail one letter each. The mail server has it at least once: between its answer and our record of
 * it the process may die, and nobody can know then. The letter has the same Message-ID every time, so that a
 * second copy is known for one.
 */
export function mailJob({ mailer, messageIdOf, warn }: MailJobDeps, job: MailJob): JobKind {
  const { kind, letterOf, onFailed, next } = job

  async function failed(claimed: ClaimedJob, problem: MailProblem, forGood: boolean): Promise<void> {
    await onFailed?.(claimed, forGood || claimed.hold.attempt > mailWaitsMs.length)
    warn('mail.failed', { what: kind, problem })
  }

  return {
    kind,
    waitsMs: mailWaitsMs,
    async run(claimed, signal) {
      const letter = await letterOf(claimed)
      if (letter === null) return { type: 'done' }
      try {
        await mailer.send(letter, { messageId: messageIdOf(claimed), signal })
      } catch (error) {
        if (!(error instanceof MailError)) throw error
        const { problem, forGood } = error
        if (!signal.aborted) await failed(claimed, problem, forGood)
        return { type: 'failed', problem, forGood }
      }
      return { type: 'done', next: next?.(claimed) ?? [] }
    },
  }
}
