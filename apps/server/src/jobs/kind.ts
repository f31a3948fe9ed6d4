import type { SpaceEvent } from '@alongside/space'
import type { ClaimedJob, NewJob } from '@alongside/storage'
import type { Plan } from '../spaces/spaces.ts'

/** An event as it was read from the log, and when it happened (milliseconds since 1970). */
export interface Happened {
  readonly event: SpaceEvent
  readonly at: number
}

/** The jobs of one kind that follow from what is about to be written; its events are read once for all kinds. */
export type JobPlanner = (plan: Plan & { readonly happened: readonly Happened[] }) => readonly NewJob[]

/** How a try went. A problem is a short name, such as `mail.refused`, and holds nobody's data. */
export type Tried =
  /** Done, or nothing that is to be done any more; `next` is kept in the same transaction. */
  | { readonly type: 'done'; readonly next?: readonly NewJob[] }
  /** Failed: for good where trying again would not help. */
  | { readonly type: 'failed'; readonly problem: string; readonly forGood: boolean }

const second = 1_000

/** How long what needs nobody else waits after each try that failed. */
export const usualWaitsMs = [second, 10 * second, 60 * second, 600 * second, 3_600 * second]

/** What is done for the jobs of one kind, and how patiently. */
export interface JobKind {
  readonly kind: string
  /** How long to wait after each try that failed; after one more it is stuck. */
  readonly waitsMs: readonly number[]
  /**
   * Does it. It may be done twice when the process dies on the way, so it must be harmless to do again. The
   * signal says that nobody waits for it any more. What it throws counts as a failed try.
   */
  run(job: ClaimedJob, signal: AbortSignal): Promise<Tried>
}
