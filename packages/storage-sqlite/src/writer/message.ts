import type { Failure } from './failure.ts'
import type { Answer, Request } from './request.ts'

/** A request with the number under which it is answered. */
export interface Ask {
  readonly id: number
  readonly request: Request
}

/** What became of a request. */
export type Outcome =
  { readonly id: number; readonly answer: Answer } | { readonly id: number; readonly failure: Failure }

/** What the main thread tells the writer thread. */
export type ToWriter = { readonly type: 'ask'; readonly ask: Ask } | { readonly type: 'close' }

/** What the writer thread tells the main thread. */
export type FromWriter =
  | { readonly type: 'opened' }
  | { readonly type: 'notOpened'; readonly failure: Failure }
  | { readonly type: 'outcomes'; readonly outcomes: readonly Outcome[] }

/** With what the writer thread is started. */
export interface WriterSettings {
  readonly directory: string
  readonly transactionLimitMs: number
  readonly lockWaitMs: number
}
