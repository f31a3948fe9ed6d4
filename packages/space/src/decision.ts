import type { Sealed } from '@alongside/evaluation'
import type { EventEnvelope, Problem } from '@alongside/protocol'
import type { DueAsk } from './due-ask.ts'
import type { SpaceEvent } from './event.ts'
import type { Space } from './space.ts'
import { endOfDay } from './zone.ts'

/** What follows from the events: the shell keeps it in one transaction with them, and does it after. */
export type Effect =
  /** Keep the name of someone who takes part without mail; done before the events are written. */
  | { readonly type: 'addPerson'; readonly person: string; readonly name: string }
  /** Mail the invitation, for the first time or again. */
  | { readonly type: 'mailInvitation'; readonly invitation: string }
  /** Keep a ballot in the box of a secret vote, or take it away (null); done before the events are written. */
  | {
      readonly type: 'sealBallot'
      readonly vote: string
      readonly person: string
      readonly answer: string | null
    }
  /** Keep somebody's ballot in the box of a secret vote under another id of theirs too; done before the events are written. */
  | { readonly type: 'moveBallot'; readonly vote: string; readonly from: string; readonly to: string }
  /** Close the box of a secret vote, and ask to close the vote once more with what was in it. */
  | { readonly type: 'closeBox'; readonly meeting: string; readonly vote: string }
  /** Keep what somebody scored in the boxes of a round, or take it away; done before the events are written. */
  | ({ readonly type: 'sealScore'; readonly evaluation: string } & Sealed)
  /** Close the boxes of rounds, and ask to reveal them once more with what was in them. */
  | {
      readonly type: 'closeScores'
      readonly evaluation: string
      readonly rounds: readonly { readonly criterion: string; readonly round: number }[]
    }
  /** Keep votes in the box of a round, or take them away (null); done before the events are written. */
  | {
      readonly type: 'sealVotes'
      readonly allocation: string
      readonly sealed: readonly { readonly person: string; readonly text: string | null }[]
    }
  /** Take out of the box of a round what is not to lie there any more; done once the events are written. */
  | { readonly type: 'unsealVotes'; readonly allocation: string; readonly unsealed: readonly string[] }
  /** Close the box of a round, and ask to close the vote once more with what was in it. */
  | { readonly type: 'closeVotes'; readonly allocation: string }
  /** Ask this when its time has come; of those with one key only the first is asked. */
  | { readonly type: 'askLater'; readonly at: number; readonly key: string; readonly ask: DueAsk }

/**
 * Has something asked when a day is over; `id` is what ends with it. Whatever moves the end asks anew, and the question
 * before finds nothing to tell: `since` tells the questions apart.
 */
export function atEndOf(
  { day, timeZone, since }: { readonly day: string; readonly timeZone: string; readonly since: number },
  id: string,
  ask: DueAsk,
): Effect {
  const at = endOfDay(timeZone, day)
  return { type: 'askLater', at, key: `end ${id} ${at} ${since}`, ask }
}

/** What is to happen: nothing at all where it already is so. */
export interface Happening {
  readonly events: readonly SpaceEvent[]
  /** The id of what was made (document, section, invitation, person), or null. */
  readonly made?: string
  readonly effects?: readonly Effect[]
  /** Whose act it is, where the one who asks only carries it out. */
  readonly voice?: string
  /** Nobody's act: it follows from what stands in the texts. */
  readonly byItself?: true
}

/** A refusal, or the events to write with the space as they make it, and what follows from them. */
export type Decision =
  | { readonly refusal: Problem }
  | {
      readonly events: readonly EventEnvelope[]
      readonly space: Space
      readonly made: string | null
      readonly effects: readonly Effect[]
    }

export type Answer = Happening | { readonly refusal: Problem }
