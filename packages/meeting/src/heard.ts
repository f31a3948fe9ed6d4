import {
  eachOnce,
  figuresByGroup,
  leastShown,
  tableOf,
  type Figures,
  type GroupFigures,
} from '@alongside/figures'
import { heardAnswers, heardAnswerSchema, type HeardAnswer } from '@alongside/protocol'
import type { Meeting } from './meeting.ts'

/** An answer to "Was I heard?", as it lay in its box: whoever gave it stands under the id that they had then. */
export interface GivenAnswer {
  readonly person: string
  readonly ballot: string
}

/**
 * What is kept of the answers at their close, and all that is ever shown: how many of each group of five or more gave
 * which answer. Whoever came as a guest and as themselves counts once, as themselves.
 */
export function heardGroups(
  { roll }: Meeting,
  given: readonly GivenAnswer[],
  selfOf: (person: string) => string,
): readonly GroupFigures<HeardAnswer>[] {
  const ownFirst = given.toSorted((one, other) => asGuest(one) - asGuest(other))
  const counting = ownFirst.flatMap(({ person, ballot }) => {
    const answer = heardAnswerSchema.safeParse(ballot).data
    const self = selfOf(person)
    const capacity = roll.get(self)?.capacity
    return answer === undefined || capacity === undefined ? [] : [{ person: self, capacity, answer }]
  })
  // A group of one mind says how each of them answered, so its figure is held back.
  const rules = { answers: heardAnswers, least: leastShown.private, oneVoice: 'heldBack' } as const
  return figuresByGroup(eachOnce(counting), rules).groups

  function asGuest({ person }: GivenAnswer): number {
    return selfOf(person) === person ? 0 : 1
  }
}

/** The table that everyone sees of the groups that were kept; null where too few people answered. */
export function heardFigures(groups: readonly GroupFigures<HeardAnswer>[]): Figures<HeardAnswer> | null {
  return groups.length === 0 ? null : tableOf(groups)
}
