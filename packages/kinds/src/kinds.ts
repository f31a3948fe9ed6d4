import { allocation } from './kind/allocation.ts'
import { blank } from './kind/blank.ts'
import { carePlan } from './kind/care-plan.ts'
import { coEvaluation } from './kind/co-evaluation.ts'
import { coReview } from './kind/co-review.ts'
import { evaluation } from './kind/evaluation.ts'
import { meeting } from './kind/meeting.ts'
import { meetingNotes } from './kind/meeting-notes.ts'
import { review } from './kind/review.ts'
import { strategy } from './kind/strategy.ts'

/** The kinds that can be made now, in the order in which they are offered. */
export const kinds = [
  carePlan,
  strategy,
  evaluation,
  review,
  coEvaluation,
  coReview,
  allocation,
  meeting,
  meetingNotes,
  blank,
] as const

/** A kind that can be made now. */
export type AnyKind = (typeof kinds)[number]
/** The id of a kind that can be made now. */
export type KindId = AnyKind['id']
/** The keys of the sections of one kind. */
export type SectionKey<Id extends KindId> = Extract<AnyKind, { id: Id }>['sections'][number]['key']

/** The kind with this id, or null if none can be made. */
export function kindOf(id: string): AnyKind | null {
  return kinds.find((kind) => kind.id === id) ?? null
}
