import { StorageError, type ClaimedJob, type Hold, type Jobs, type Outcome } from '@alongside/storage'
import type { JobKind, Tried } from './kind.ts'
import type { After } from './timer.ts'

export interface RunnerDeps {
  readonly jobs: Jobs
  readonly kinds: readonly JobKind[]
  /** A name that no other runner has. */
  readonly owner: string
  /** How many jobs are done at once. */
  readonly atOnce: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly after: After
  /** Told when jobs were kept that follow from one that is done. */
  readonly onJobs: () => void
  /** Says on the log what happened, without anybody's data. */
  readonly warn: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

export interface Runner {
  /** Looks at once whether anything is due: to be called when a job was added. */
  wake(): void
  /** Takes nothing new, waits up to `graceMs` for what is under way, and gives the rest back. */
  close(graceMs: number): Promise<void>
}

const leaseMs = 60_000
const renewMs = leaseMs / 3
/** At least this often it looks for jobs that another process added. */
const lookMs = 30_000
const storeWaitMs = 1_000

interface Running {
  readonly ended: Promise<void>
  readonly abort: AbortController
}

/** Does what is due, each job once by whoever holds it, and again when it failed. */
export function createRunner(deps: RunnerDeps): Runner {
  const { jobs, owner, atOnce, now, after, warn } = deps
  const kinds = new Map(deps.kinds.map((kind) => [kind.kind, kind]))
  const running = new Set<Running>()
  let looking: Promise<void> | null = null
  let lookAgain = false
  let closed = false
  let stopTimer: () => void = () => undefined

  function wake(): void {
    if (closed) return
    lookAgain = true
    looking ??= look().finally(() => {
      looking = null
      if (lookAgain) wake()
    })
  }

  async function look(): Promise<void> {
    lookAgain = false
    stopTimer()
    const limit = atOnce - running.size
    if (limit <= 0) return // whichever ends next looks again
    const at = now()
    try {
      const claim = { owner, kinds: [...kinds.keys()], now: at, until: at + leaseMs, limit }
      const { jobs: due, nextAt } = await jobs.claim(claim)
      for (const job of due) begin(job)
      plan(nextAt === null ? lookMs : Math.min(Math.max(nextAt - now(), 0), lookMs))
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      warn('jobs.notClaimed', { kind: error.problem.kind })
      plan(storeWaitMs)
    }
  }

  function plan(ms: number): void {
    if (!closed) stopTimer = after(ms, wake)
  }

  function begin(job: ClaimedJob): void {
    const abort = new AbortController()
    const ended = carryOut(job, abort).finally(() => {
      running.delete(one)
      wake()
    })
    const one: Running = { ended, abort }
    running.add(one)
  }

  async function carryOut({ hold, ...rest }: ClaimedJob, abort: AbortController): Promise<void> {
    const kind = kinds.get(rest.kind)
    if (kind === undefined || closed) return settle(hold, { type: 'returned' })
    // More tries than it has: the process died in the last one, and may do so in the next.
    if (hold.attempt > kind.waitsMs.length + 1) return settle(hold, { type: 'stuck', problem: 'died' })
    const stopRenewing = keepRenewing(hold, abort)
    try {
      const tried = await attempt(kind, { ...rest, hold }, abort.signal)
      await settle(hold, outcomeOf(kind, hold, tried, abort.signal))
    } finally {
      stopRenewing()
    }
  }

  async function attempt(kind: JobKind, job: ClaimedJob, signal: AbortSignal): Promise<Tried> {
    try {
      return await kind.run(job, signal)
    } catch (error) {
      warn('job.threw', { job: kind.kind, why: error instanceof Error ? error.name : typeof error })
      return { type: 'failed', problem: 'failed', forGood: false }
    }
  }

  function outcomeOf(kind: JobKind, hold: Hold, tried: Tried, signal: AbortSignal): Outcome {
    if (tried.type === 'done') return { type: 'done', next: tried.next ?? [] }
    if (signal.aborted) return { type: 'returned' }
    const { problem } = tried
    const waitMs = tried.forGood ? undefined : kind.waitsMs[hold.attempt - 1]
    warn('job.failed', { job: kind.kind, problem, attempt: hold.attempt, isStuck: waitMs === undefined })
    return waitMs === undefined
      ? { type: 'stuck', problem }
      : { type: 'again', dueAt: now() + waitMs, problem }
  }

  /** Holds a job for as long as it takes; whoever lost it is told to stop. */
  function keepRenewing(hold: Hold, abort: AbortController): () => void {
    let isOver = false
    let stop = after(renewMs, () => void renew())
    async function renew(): Promise<void> {
      const isHeld = await renewed(hold)
      if (isOver) return
      if (isHeld) stop = after(renewMs, () => void renew())
      else abort.abort()
    }
    return () => {
      isOver = true
      stop()
    }
  }

  async function renewed(hold: Hold): Promise<boolean> {
    try {
      return await jobs.renew(hold, now() + leaseMs)
    } catch {
      return true // the store is in trouble, and for as long as it is, nobody else can claim either
    }
  }

  /** Writes down how it ended, and does not let go of it before that is written: what was done is not to be done again. */
  async function settle(hold: Hold, outcome: Outcome): Promise<void> {
    for (;;) {
      try {
        const isHeld = await jobs.settle(hold, outcome, now())
        if (isHeld && outcome.type === 'done' && outcome.next.length > 0) deps.onJobs()
        return
      } catch (error) {
        const isOver = !(error instanceof StorageError) || error.problem.kind === 'closed' || closed
        warn('jobs.notSettled', { why: error instanceof Error ? error.name : typeof error })
        if (isOver) return
        await new Promise<void>((resolve) => after(storeWaitMs, resolve))
      }
    }
  }

  return {
    wake,
    async close(graceMs) {
      closed = true
      stopTimer()
      await looking
      const ended = Promise.all([...running].map((one) => one.ended))
      const stopWaiting = after(graceMs, () => {
        for (const { abort } of running) abort.abort()
      })
      await ended
      stopWaiting()
    },
  }
}
