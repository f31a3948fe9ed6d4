/** Work that is due at a time, before it is kept. */
export interface NewJob {
  /** What is to be done; whoever claims names the kinds they can do. */
  readonly kind: string
  /** What makes it the same job as another of its kind: of those with one key, the first is kept. */
  readonly key: string
  /** The space that it is of, whose organisers hear when it fails; null: it is of no space. */
  readonly space: string | null
  /** Milliseconds since 1970. */
  readonly dueAt: number
  /** Ids of what it is about, as JSON: neither words nor names nor addresses, which may change until then. */
  readonly payload: unknown
}

/** What one claim holds; it tells this claim from an earlier and a later one of the same job. */
export interface Hold {
  readonly id: number
  readonly owner: string
  /** Which try it is, from 1. */
  readonly attempt: number
}

/** A job that is to be done now by whoever claimed it. */
export interface ClaimedJob extends NewJob {
  readonly hold: Hold
}

export interface Claim {
  /** Who claims: a name of its own for each process. */
  readonly owner: string
  /** The kinds that can be done; others are left to those who know them. */
  readonly kinds: readonly string[]
  readonly now: number
  /** Until when nobody else gets these jobs, unless the lease is renewed. */
  readonly until: number
  readonly limit: number
}

export interface Claimed {
  /** What is due, the longest due first. */
  readonly jobs: readonly ClaimedJob[]
  /** When the next job of these kinds can be claimed, as far as is known now; null: there is none. */
  readonly nextAt: number | null
}

/** How a try ended. A problem is a short name such as `mail.refused`, and holds nobody's data. */
export type Outcome =
  /** It is done; what follows from that is added in the same transaction. */
  | { readonly type: 'done'; readonly next: readonly NewJob[] }
  | { readonly type: 'again'; readonly dueAt: number; readonly problem: string }
  /** It is tried no more, until somebody says so. */
  | { readonly type: 'stuck'; readonly problem: string }
  /** It was not tried after all: anyone may claim it at once, and the try does not count. */
  | { readonly type: 'returned' }

/** A job that failed and is not over. */
export interface TroubledJob extends NewJob {
  readonly id: number
  readonly state: 'again' | 'stuck'
  readonly attempts: number
  readonly problem: string
}

/** Work that is due, kept until it is done: each job is done by whoever holds its lease. */
export interface Jobs {
  /**
   * Keeps jobs in one durable transaction; one whose kind and key are there already is left out. Throws
   * `RangeError` for a payload that is not JSON or longer than ids are.
   */
  add(jobs: readonly NewJob[]): Promise<void>
  /** Takes jobs that are due and that nobody holds. */
  claim(claim: Claim): Promise<Claimed>
  /** Holds a job for longer; false if it is not held any more. */
  renew(hold: Hold, until: number): Promise<boolean>
  /** Says how a try ended; false, and nothing changes, if it is not held any more. */
  settle(hold: Hold, outcome: Outcome, now: number): Promise<boolean>
  /** The jobs of a space that failed and are not over, in the order in which they were added. */
  troubled(space: string): Promise<readonly TroubledJob[]>
  /**
   * Tries a troubled job of a space anew, as if for the first time, or never again; false if it is none. One
   * that is being tried right now is not begun a second time.
   */
  answer(space: string, id: number, answer: 'again' | 'giveUp', now: number): Promise<boolean>
  /** Forgets jobs that were over before a time, and their keys. */
  forget(before: number): Promise<void>
}
