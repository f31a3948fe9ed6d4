import { Refusal } from '@alongside/protocol'
import type { Snapshot } from '@alongside/storage'
import { Worker } from 'node:worker_threads'
import type { Log } from '../log.ts'
import type { ReaderAnswer, ReaderRequest, ReaderSettings } from './message.ts'

/** A section could not be read: its log is broken, it took too long, or it broke the thread; `why` is for the log. */
export class ReaderError extends Refusal {
  readonly why: string

  constructor(why: string) {
    super('notSaved', 'The text cannot be read right now. Try again in a little while.')
    this.name = 'ReaderError'
    this.why = why
  }
}

export interface LaneOptions extends ReaderSettings {
  readonly timeLimitMs: number
  /** How long a section that broke the thread is not read again. */
  readonly restMs: number
  readonly now: () => number
  readonly log: Log
  /** Keeps a snapshot that the thread leaves. */
  readonly keep: (snapshot: Snapshot) => void
  /** The program of the thread. */
  readonly program: URL
}

interface Job {
  readonly request: ReaderRequest
  resolve(answer: ReaderAnswer): void
  reject(error: ReaderError): void
}

/** A thread and what it is at. *starting*: it does not listen yet, and that takes no job's time. */
interface Thread {
  readonly worker: Worker
  state: { readonly is: 'starting' } | { readonly is: 'idle' } | { readonly is: 'busy'; readonly job: Job }
  timer: NodeJS.Timeout
}

const startLimitMs = 60_000

/** One thread, with what waits for it. It does one job at a time, so that it is known which one broke it. */
export function openLane(options: LaneOptions) {
  const { directory, cacheBytes, timeLimitMs, restMs, now, log, keep, program } = options
  const waiting: Job[] = []
  const resting = new Map<string, number>()
  let thread: Thread | null = null
  let closed = false

  function start(): Thread {
    const worker = new Worker(program, {
      workerData: { directory, cacheBytes } satisfies ReaderSettings,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    const timer = setTimeout(() => lose(started, 'it does not start'), startLimitMs)
    const started: Thread = { worker, state: { is: 'starting' }, timer }
    worker.on('message', (answer: ReaderAnswer) => {
      if (answer.type === 'snapshot') return keep(answer.snapshot)
      if (answer.type === 'unfit') {
        const { section, seq, why } = answer
        return log.error({ section, seq, why }, 'snapshot.unfit')
      }
      settle(started, answer)
      next()
    })
    worker.on('error', (error) => lose(started, String(error)))
    worker.on('exit', () => lose(started, 'the thread ended'))
    return started
  }

  function settle(from: Thread, answer: ReaderAnswer): void {
    const { state } = from
    clearTimeout(from.timer)
    from.state = { is: 'idle' }
    if (state.is !== 'busy') return // it says that it listens now
    const { job } = state
    if (answer.type !== 'failed') return job.resolve(answer)
    log.error({ section: job.request.section, job: job.request.type, why: answer.why }, 'reader.failed')
    job.reject(new ReaderError(answer.why))
  }

  /** The thread is gone or must go: the job it was at fails, and the others go on with a new one. */
  function lose(lost: Thread, why: string): void {
    if (thread !== lost) return
    thread = null
    clearTimeout(lost.timer)
    void lost.worker.terminate()
    // A thread that does not even start fails the first in line, or it would be started for ever.
    const broken = lost.state.is === 'busy' ? lost.state.job : lost.state.is === 'starting' && waiting.shift()
    if (broken) {
      const { section, type: job } = broken.request
      resting.set(section, now() + restMs)
      log.error({ section, job, why }, 'reader.lost')
      broken.reject(new ReaderError(why))
    }
    next()
  }

  function next(): void {
    if (closed || waiting.length === 0) return
    thread ??= start()
    if (thread.state.is !== 'idle') return
    const job = waiting.shift()
    if (job === undefined) return
    const busy = thread
    busy.state = { is: 'busy', job }
    busy.timer = setTimeout(() => lose(busy, `it took over ${timeLimitMs} ms`), timeLimitMs)
    busy.worker.postMessage(job.request, [])
  }

  function mustRest(section: string): boolean {
    const until = resting.get(section)
    if (until === undefined) return false
    if (now() < until) return true
    resting.delete(section)
    return false
  }

  return {
    ask(request: ReaderRequest): Promise<ReaderAnswer> {
      if (closed) return Promise.reject(new ReaderError('the reader is closed'))
      if (mustRest(request.section)) {
        return Promise.reject(new ReaderError('it broke a thread a moment ago'))
      }
      const { promise, resolve, reject } = Promise.withResolvers<ReaderAnswer>()
      waiting.push({ request, resolve, reject })
      next()
      return promise
    },

    async close(): Promise<void> {
      closed = true
      const last = thread
      thread = null
      clearTimeout(last?.timer)
      const current = last?.state.is === 'busy' ? [last.state.job] : []
      for (const job of [...current, ...waiting.splice(0)])
        job.reject(new ReaderError('the reader is closed'))
      await last?.worker.terminate()
    },
  }
}

export type Lane = ReturnType<typeof openLane>
