import type { EventEnvelope } from '@alongside/protocol'
import type { KeptCaption } from './caption-lines.ts'
import type { NewJob } from './jobs.ts'
import type { Batch, Erasure } from './text-log.ts'

/**
 * The read model that finds a space: a set of (kind, key, space). Everything else about a space is folded
 * from its events; what must be found without knowing the space stands here.
 */
export interface Finding {
  readonly kind:
    | 'space'
    | 'slug'
    | 'member'
    | 'document'
    | 'section'
    | 'invitation'
    | 'link'
    | 'file'
    | 'bytes'
    | 'copy'
    | 'reply'
    | 'result'
    | 'voiceCode'
  readonly key: string
}

export interface FindingChange extends Finding {
  readonly change: 'set' | 'unset'
}

/** Which findings an event sets and unsets: pure, so that the read model can be dropped and rebuilt. */
export type Finder = (event: EventEnvelope) => readonly FindingChange[]

/** What is erased with the events that say so. */
export interface ErasedWith {
  readonly texts: readonly Erasure[]
  /** Events of the space of which another payload takes the place; all else of them stays. */
  readonly events: readonly Pick<EventEnvelope, 'seq' | 'kind' | 'payload'>[]
  /** Lines of captions that say something else from now on. */
  readonly captions?: readonly Pick<KeptCaption, 'meeting' | 'line' | 'words'>[]
}

/** What is done to texts and to earlier events in one transaction with events. */
export interface DoneWith {
  /** Rows of different sections, each on the head that it names. */
  readonly batches?: readonly Batch[]
  /** Of no section that has a batch. */
  readonly erased?: ErasedWith
}

/** What is found otherwise once another payload stands in an event. */
export function refound(finder: Finder, before: EventEnvelope, payload: unknown): readonly FindingChange[] {
  const setBy = (event: EventEnvelope) => finder(event).filter(({ change }) => change === 'set')
  const [was, is] = [setBy(before), setBy({ ...before, payload })]
  const isAmong = (all: readonly FindingChange[], { kind, key }: FindingChange) =>
    all.some((one) => one.kind === kind && one.key === key)
  return [
    ...was.filter((one) => !isAmong(is, one)).map((one) => ({ ...one, change: 'unset' as const })),
    ...is.filter((one) => !isAmong(was, one)),
  ]
}

/** Everything that happened in the spaces, in order, with the read model that is written beside it. */
export interface EventLog {
  /** Events of one space after `afterSeq`, in order. */
  read(space: string, afterSeq: number): Promise<readonly EventEnvelope[]>
  /**
   * Writes events of one space, their findings, and the jobs that follow from them (as `Jobs.add` does) in one
   * durable transaction, if its last event is still `head` (0: none); says whether it was. Throws `RangeError` when
   * an event is of another space, is not numbered on from `head`, or has a payload that is not JSON; `StorageError`
   * when the store could not write.
   *
   * What is done `beside` goes into the same transaction, batches as `TextLog.append` writes them, if the head of each
   * text still is the one that is named for it. Where letters are erased rows get other bytes, one more row says so, the
   * section's epoch rises (S14) and its snapshot goes; it resolves when nothing of the old bytes is left in the store, or
   * will be once it is opened again. Throws `RangeError` also where `TextLog.append` does, for an event, a line
   * of captions or a row that is not there, and for a row that says itself what was done.
   */
  append(
    space: string,
    head: number,
    events: readonly EventEnvelope[],
    jobs?: readonly NewJob[],
    beside?: DoneWith,
  ): Promise<boolean>
  /** The spaces in which a finding is set, in order of their ids. */
  find(finding: Finding): Promise<readonly string[]>
  /** Drops the findings and makes them again from the events, in one transaction. */
  rebuild(): Promise<void>
}
