import { StorageError } from '@alongside/storage'
import { Worker } from 'node:worker_threads'
import { errorOf, type Failure } from './writer/failure.ts'
import type { FromWriter, Outcome, ToWriter, WriterSettings } from './writer/message.ts'
import type { Answer, AnswerOf, Request } from './writer/request.ts'

/** The main thread's end of the writer thread. */
export interface WriterClient {
  /** Has a request written; rejects with `StorageError`, or `RangeError` where the caller is at fault. */
  ask<T extends Request['type']>(request: Request & { readonly type: T }): Promise<AnswerOf<T>>
  /** Writes what was asked so far, then ends the thread. */
  close(): Promise<void>
}

interface Pending {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** Where the thread stands; once it is *ended*, every request is answered with the same error. */
type State =
  { readonly type: 'opening' | 'open' | 'closing' } | { readonly type: 'ended'; readonly error: StorageError }

const thread = new URL('./writer/main.ts', import.meta.url)

/** Starts the writer thread; resolves when the database is open and migrated. `onLost` is told if it dies after that. */
export async function startWriter(
  settings: WriterSettings,
  onLost: (error: StorageError) => void,
  entry: URL = thread,
): Promise<WriterClient> {
  const worker = new Worker(entry, { workerData: settings })
  const pending = new Map<number, Pending>()
  const opened = Promise.withResolvers<Failure | null>()
  const exited = Promise.withResolvers<void>()
  let state: State = { type: 'opening' }
  let thrown: unknown
  let asked = 0

  function end(): void {
    const error = state.type === 'closing' ? closedError() : lostError(thrown)
    const wasOpen = state.type === 'open'
    state = { type: 'ended', error }
    for (const waiting of pending.values()) waiting.reject(error)
    pending.clear()
    opened.reject(error)
    exited.resolve()
    if (wasOpen) onLost(error)
  }

  function settle(outcome: Outcome): void {
    const waiting = pending.get(outcome.id)
    pending.delete(outcome.id)
    if ('answer' in outcome) waiting?.resolve(outcome.answer)
    else waiting?.reject(errorOf(outcome.failure))
  }

  worker.on('message', (message: FromWriter) => {
    if (message.type === 'opened') opened.resolve(null)
    else if (message.type === 'notOpened') opened.resolve(message.failure)
    else for (const outcome of message.outcomes) settle(outcome)
  })
  worker.on('error', (error) => (thrown = error))
  worker.on('exit', end)

  const failure = await opened.promise
  if (failure !== null) {
    await exited.promise
    throw errorOf(failure)
  }
  state = { type: 'open' }

  return {
    async ask(request) {
      if (state.type === 'ended') throw state.error
      if (state.type === 'closing') throw closedError()
      const id = (asked += 1)
      const answered = Promise.withResolvers<Answer>()
      pending.set(id, answered)
      send(worker, { type: 'ask', ask: { id, request } })
      const answer = await answered.promise
      if (isAnswerTo(request.type, answer)) return answer
      throw new StorageError('failed', `The writer answered ${answer.type} to ${request.type}.`)
    },
    async close() {
      if (state.type === 'open') {
        state = { type: 'closing' }
        send(worker, { type: 'close' })
      }
      await exited.promise
    },
  }
}

function send(worker: Worker, message: ToWriter): void {
  worker.postMessage(message, [])
}

function isAnswerTo<T extends Request['type']>(type: T, answer: Answer): answer is AnswerOf<T> {
  return answer.type === type
}

function closedError(): StorageError {
  return new StorageError('closed', 'The store is closed.')
}

function lostError(cause: unknown): StorageError {
  const words =
    'The thread that writes the database has died. What it had not answered is not saved; start again.'
  return new StorageError('failed', words, { cause })
}
