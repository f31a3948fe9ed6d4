import type { Needs } from '@alongside/protocol'
import type { NewJob } from './jobs.ts'

/** How someone wants to be reached and helped in a space, as it is written down. */
export interface KeptNeeds {
  readonly space: string
  readonly person: string
  readonly needs: Needs
  /** Who wrote them down last. */
  readonly enteredBy: string
  /** Milliseconds since 1970. */
  readonly enteredAt: number
  /** False while another wrote them down and the person has not said that it is so. */
  readonly confirmed: boolean
}

/** Personal data that stands apart from every log, so that it is gone when it is taken away. */
export interface NeedsList {
  /** What is written down of someone in a space, or null. */
  find(space: string, person: string): Promise<KeptNeeds | null>
  /** Those in a space of whom it is written down that this person supports them, in no particular order. */
  supportedBy(space: string, supporter: string): Promise<readonly string[]>
  /** Writes it down, in place of what was there, with the jobs that follow from it (as `Jobs.add` does) in one transaction. */
  put(kept: KeptNeeds, jobs?: readonly NewJob[]): Promise<void>
  /** Takes it away, if it is there. */
  remove(space: string, person: string): Promise<void>
}
