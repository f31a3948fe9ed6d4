import { Refusal } from '@alongside/protocol'
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
  /** The program of the thread. */
  readonly program: URL
}

interface Job {
  readonly request: ReaderRequest
  resolve(answer: ReaderAnswer): void
  reject(error: ReaderError): void
}

/** One thread, with what waits for it. It does one job at a time, so that it is known which one broke it. */
export function openLane(options: LaneOptions) {
  const { directory, cacheBytes, timeLimitMs, restMs, now, log, program } = options
  const waiting: Job[] = []
  const resting = new Map<string, number>()
  let worker: Worker | null = null
  let current: { job: Job; timer: NodeJS.Timeout } | null = null
  let closed = false

  function start(): Worker {
    const started = new Worker(program, {
      workerData: { directory, cacheBytes } satisfies ReaderSettings,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    started.on('message', (answer: ReaderAnswer) => {
      const done = finish()
      if (answer.type === 'failed') {
        log.error(
          { section: done?.request.section, job: done?.request.type, why: answer.why },
          'reader.failed',
        )
        done?.reject(new ReaderError(answer.why))
      } else done?.resolve(answer)
      next()
    })
    started.on('error', (error) => lose(started, String(error)))
    started.on('exit', () => lose(started, 'the thread ended'))
    return started
  }

  function finish(): Job | null {
    const done = current?.job ?? null
    clearTimeout(current?.timer)
    current = null
    return done
  }

  /** The thread is gone or must go: the job it was at fails, and the others go on with a new one. */
  function lose(lost: Worker, why: string): void {
    if (worker !== lost) return
    worker = null
    void lost.terminate()
    const broken = finish()
    if (broken !== null) {
      resting.set(broken.request.section, now() + restMs)
      log.error({ section: broken.request.section, job: broken.request.type, why }, 'reader.lost')
      broken.reject(new ReaderError(why))
    }
    next()
  }

  function next(): void {
    if (closed || current !== null) return
    const job = waiting.shift()
    if (job === undefined) return
    worker ??= start()
    const busy = worker
    const timer = setTimeout(() => lose(busy, `it took over ${timeLimitMs} ms`), timeLimitMs)
    current = { job, timer }
    busy.postMessage(job.request, [])
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
      for (const job of [finish(), ...waiting.splice(0)]) job?.reject(new ReaderError('the reader is closed'))
      const last = worker
      worker = null
      await last?.terminate()
    },
  }
}

export type Lane = ReturnType<typeof openLane>
