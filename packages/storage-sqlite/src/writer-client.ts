import { StorageError } from '@alongside/storage'
import { Worker } from 'node:worker_threads'
import { errorOf } from './writer/failure.ts'
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

/** Starts the writer thread; resolves when the database is open and migrated. */
export async function startWriter(
  settings: WriterSettings,
  onLost: (error: StorageError) => void,
): Promise<WriterClient> {
  const worker = new Worker(new URL('./writer/main.ts', import.meta.url), { workerData: settings })
  const pending = new Map<number, Pending>()
  const exited = Promise.withResolvers<void>()
  let asked = 0
  let ended: StorageError | null = null

  function end(error: StorageError): void {
    ended ??= error
    for (const waiting of pending.values()) waiting.reject(ended)
    pending.clear()
  }

  function settle(outcome: Outcome): void {
    const waiting = pending.get(outcome.id)
    pending.delete(outcome.id)
    if ('answer' in outcome) waiting?.resolve(outcome.answer)
    else waiting?.reject(errorOf(outcome.failure))
  }

  const opened = Promise.withResolvers<void>()
  worker.on('message', (message: FromWriter) => {
    if (message.type === 'opened') opened.resolve()
    else if (message.type === 'notOpened') opened.reject(errorOf(message.failure))
    else for (const outcome of message.outcomes) settle(outcome)
  })
  worker.on('error', (cause) => {
    const lost = new StorageError('failed', 'The thread that writes the database has died; start again.', {
      cause,
    })
    opened.reject(lost)
    end(lost)
    onLost(lost)
  })
  worker.on('exit', () => {
    end(closedError())
    exited.resolve()
  })
  await opened.promise

  return {
    async ask(request) {
      if (ended) throw ended
      const id = (asked += 1)
      const answered = Promise.withResolvers<Answer>()
      pending.set(id, answered)
      send(worker, { type: 'ask', ask: { id, request } })
      const answer = await answered.promise
      if (isAnswerTo(request.type, answer)) return answer
      throw new StorageError('failed', `The writer answered ${answer.type} to ${request.type}.`)
    },
    async close() {
      if (ended === null) send(worker, { type: 'close' })
      ended ??= closedError()
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
