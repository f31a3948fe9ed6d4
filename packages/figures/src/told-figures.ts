import type { Capacity } from '@alongside/protocol'
import { countsShown, tableOf, type Counts, type FigureRules, type Figures } from './figures.ts'
import { eachOnce, type Participant } from './participant.ts'
import { inSmallGroups } from './small-groups.ts'

/** A group whose figure has been told, with whose answers are in it: that stays on the server. */
export interface ToldGroup<Answer> {
  readonly capacities: readonly Capacity[]
  readonly people: readonly string[]
  readonly counts: Counts<Answer> | null
}

/** Somebody's answer to a question. */
export interface Given<Answer> extends Participant {
  readonly answer: Answer
}

/** What has been told of a question until now, and in all rounds in which the same was asked before. */
export interface Told<Answer> {
  readonly now: readonly ToldGroup<Answer>[]
  readonly before: readonly ToldGroup<Answer>[]
}

/**
 * What is told of a question once more has been answered: what was told stays as it is, whoever leaves or thinks
 * again, and those who are not in it are told of in groups of their own, as soon as they are enough. Where the same
 * was asked before, a group is told of again only when all of its people have answered again.
 */
export function toldAfter<Answer>(
  { now, before }: Told<Answer>,
  given: readonly Given<Answer>[],
  rules: FigureRules<Answer>,
): readonly ToldGroup<Answer>[] {
  const isTold = peopleIn(now)
  const isGrouped = peopleIn(before)
  const waiting = new Map(
    eachOnce(given)
      .filter(({ person }) => !isTold.has(person))
      .map((one) => [one.person, one]),
  )
  // Over several rounds a group stands there several times; two groups are the same people or share none.
  const once = new Map(before.map((group) => [group.people[0], group]))
  const again = [...once.values()].flatMap(({ capacities, people }) => {
    const answered = people.flatMap((person) => waiting.get(person) ?? [])
    return answered.length === people.length ? [{ capacities, people: answered }] : []
  })
  const fresh = [...waiting.values()].filter(({ person }) => !isGrouped.has(person))
  const groups = [...again, ...inSmallGroups(fresh, rules.least)]
  return [
    ...now,
    ...groups.map(({ capacities, people }) => ({
      capacities,
      people: people.map(({ person }) => person),
      counts: countsShown(people, rules),
    })),
  ]
}

/** The table that everyone gets of what has been told. */
export function tableOfTold<Answer>(told: readonly ToldGroup<Answer>[]): Figures<Answer> {
  return tableOf(
    told.map(({ capacities, people, counts }) => ({ capacities, people: people.length, counts })),
  )
}

function peopleIn(groups: readonly ToldGroup<unknown>[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ people }) => people))
}
