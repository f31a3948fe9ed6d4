import type { EventEnvelope } from '@alongside/protocol'
import type {
  AppendResult,
  Batch,
  Erasure,
  Finding,
  FindingChange,
  Hold,
  KeptCaption,
  KeptNeeds,
  NewJob,
  Outcome,
  Person,
  PlacedRow,
  Task,
} from '@alongside/storage'
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'

/** An event as its row holds it: audience and payload are JSON texts. */
export interface EventRow {
  readonly seq: number
  readonly at: number
  readonly actor: string | null
  readonly hand: string | null
  readonly capacity: EventEnvelope['capacity']
  readonly audience: string
  readonly kind: string
  readonly payload: string
}

/** A job as its row holds it: the payload is a JSON text. */
export interface JobRow extends Omit<NewJob, 'payload'> {
  readonly payload: string
}

/** A batch of text with its jobs as their rows hold them. */
export interface BatchRows extends Omit<Batch, 'jobs'> {
  readonly jobs: readonly JobRow[]
}

/** A finding, and the space in which it is set. */
export interface FoundIn extends Finding {
  readonly space: string
}

/** One SQL statement of the sign-in library. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly SQLInputValue[]
}

/** What is written of how people hear; needs and settings are JSON texts. */
export type HearingWrite =
  | { readonly do: 'putNeeds'; readonly kept: Omit<KeptNeeds, 'needs'> & { readonly needs: string } }
  | { readonly do: 'removeNeeds'; readonly space: string; readonly person: string }
  | { readonly do: 'settle'; readonly space: string; readonly person: string; readonly settings: string }
  | { readonly do: 'speak'; readonly space: string; readonly person: string; readonly language: string }
  | { readonly do: 'readAll'; readonly space: string; readonly person: string; readonly upTo: number }
  | { readonly do: 'read'; readonly space: string; readonly person: string; readonly seqs: readonly number[] }
  | {
      readonly do: 'tell'
      readonly space: string
      readonly person: string
      readonly upTo: number
      readonly at: number
    }
  | { readonly do: 'forgetHearing'; readonly space: string; readonly person: string }
  | { readonly do: 'putTask'; readonly task: Omit<Task, 'done'> }
  | {
      readonly do: 'finishTask'
      readonly space: string
      readonly id: string
      readonly by: string
      readonly at: number
    }
  | { readonly do: 'forgetTasks'; readonly space: string; readonly person: string }

/** What is written of secret ballots. No key, no person and no ballot that can be read gets here. */
export type BallotWrite =
  | { readonly do: 'open'; readonly vote: string; readonly mark: Uint8Array }
  | { readonly do: 'put'; readonly vote: string; readonly tag: Uint8Array; readonly sealed: Uint8Array }
  | { readonly do: 'withdraw'; readonly vote: string; readonly tag: Uint8Array }
  | { readonly do: 'close'; readonly vote: string; readonly rows: readonly PlacedRow[] }

/** A write that stands alone: it is committed together with whatever else waits. */
export type LoneRequest =
  | { readonly type: 'text'; readonly batches: readonly BatchRows[] }
  | { readonly type: 'forget'; readonly person: string; readonly at: number }
  | {
      readonly type: 'events'
      readonly space: string
      readonly head: number
      readonly rows: readonly EventRow[]
      readonly changes: readonly FindingChange[]
      readonly jobs: readonly JobRow[]
      readonly batches: readonly BatchRows[]
      readonly erased?: {
        readonly texts: readonly Erasure[]
        readonly events: readonly Pick<EventRow, 'seq' | 'kind' | 'payload'>[]
        readonly captions: readonly Pick<KeptCaption, 'meeting' | 'line' | 'words'>[]
      }
    }
  /** Replaces all findings, if there are still `count` events. */
  | { readonly type: 'findings'; readonly count: number; readonly findings: readonly FoundIn[] }
  | { readonly type: 'addPerson'; readonly person: Person; readonly at: string }
  | { readonly type: 'renamePerson'; readonly id: string; readonly name: string; readonly at: string }
  | { readonly type: 'forgetPerson'; readonly id: string; readonly label: string; readonly at: string }
  | { readonly type: 'addJobs'; readonly jobs: readonly JobRow[] }
  | {
      readonly type: 'claimJobs'
      readonly owner: string
      /** The names of the kinds, as a JSON text. */
      readonly kinds: string
      readonly now: number
      readonly until: number
      readonly limit: number
    }
  | { readonly type: 'renewJob'; readonly hold: Hold; readonly until: number }
  | {
      readonly type: 'settleJob'
      readonly hold: Hold
      readonly outcome:
        | Exclude<Outcome, { readonly type: 'done' }>
        | { readonly type: 'done'; readonly next: readonly JobRow[] }
      readonly now: number
    }
  | {
      readonly type: 'answerJob'
      readonly space: string
      readonly id: number
      readonly answer: 'again' | 'giveUp'
      readonly now: number
    }
  | { readonly type: 'forgetJobs'; readonly before: number }
  | { readonly type: 'hearing'; readonly write: HearingWrite; readonly jobs?: readonly JobRow[] }
  | { readonly type: 'ballots'; readonly write: BallotWrite }
  | { readonly type: 'statement'; readonly statement: Statement }

/** Asks for the writer alone, for as long as a transaction may take. */
export interface BeginRequest {
  readonly type: 'begin'
  readonly transaction: number
}

/** Asks that the write-ahead log be brought into the database and cut to nothing; it goes into no transaction. */
export interface ClearLogRequest {
  readonly type: 'clearLog'
}

/** Asks that nothing be left of what was erased; it goes into no transaction. */
export interface SweepRequest {
  readonly type: 'sweep'
}

/** A request inside a transaction that was begun. */
export type TransactionRequest =
  | { readonly type: 'within'; readonly transaction: number; readonly statement: Statement }
  | { readonly type: 'end'; readonly transaction: number; readonly how: 'commit' | 'rollback' }

export type Request = LoneRequest | BeginRequest | ClearLogRequest | SweepRequest | TransactionRequest

export interface StatementResult {
  readonly rows: readonly Record<string, SQLOutputValue>[]
  /** Rows changed, and the last row id inserted; both null for a statement that returns rows. */
  readonly changes: number | bigint | null
  readonly lastInsertRowid: number | bigint | null
}

/** What a request is answered with; `type` is that of the request. */
export type Answer =
  | { readonly type: 'text'; readonly results: readonly AppendResult[] }
  | { readonly type: 'forget'; readonly sections: readonly string[] }
  /** Not written if the space has newer ones. */
  | { readonly type: 'events'; readonly written: boolean }
  | { readonly type: 'findings'; readonly written: boolean }
  | { readonly type: 'addPerson' }
  | { readonly type: 'renamePerson' }
  | { readonly type: 'forgetPerson' }
  | { readonly type: 'addJobs' }
  | {
      readonly type: 'claimJobs'
      readonly jobs: readonly (JobRow & { readonly hold: Hold })[]
      readonly nextAt: number | null
    }
  | { readonly type: 'renewJob'; readonly isHeld: boolean }
  | { readonly type: 'settleJob'; readonly isHeld: boolean }
  | { readonly type: 'answerJob'; readonly isTroubled: boolean }
  | { readonly type: 'forgetJobs' }
  | { readonly type: 'hearing'; readonly changed: boolean }
  /** Not done if the box is not open, or, where it is to be opened, if it is there. */
  | { readonly type: 'ballots'; readonly done: boolean }
  /** Not cleared while somebody still reads from the log. */
  | { readonly type: 'clearLog'; readonly cleared: boolean }
  /** The number of the last erasure of which nothing is left but in the log. */
  | { readonly type: 'sweep'; readonly last: number }
  | { readonly type: 'statement'; readonly result: StatementResult }
  | { readonly type: 'within'; readonly result: StatementResult }
  | { readonly type: 'begin' }
  | { readonly type: 'end' }

export type RequestOf<T extends Request['type']> = Extract<Request, { readonly type: T }>
export type AnswerOf<T extends Request['type']> = Extract<Answer, { readonly type: T }>
