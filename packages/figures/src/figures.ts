import type { Capacity } from '@alongside/protocol'
import { inSmallGroups } from './small-groups.ts'

/** How many gave each answer, in the order of the answers that could be given. */
export type Counts<Answer> = readonly { readonly answer: Answer; readonly count: number }[]

/** What is asked of figures: the answers that could be given, and from how many people up they are shown. */
export interface FigureRules<Answer> {
  readonly answers: readonly Answer[]
  readonly least: number
  /**
   * What becomes of a group that all gave the same answer, whose figure tells what each of them answered: a vote
   * shows it; what each said for themselves alone, a score or how a meeting was, is held back.
   */
  readonly oneVoice: 'shown' | 'heldBack'
}

/** What a group answered; null: its figure is held back. */
export interface GroupFigures<Answer> {
  readonly capacities: readonly Capacity[]
  readonly people: number
  readonly counts: Counts<Answer> | null
}

/** Figures of people together; of all that are shown, or of some capacities. */
export interface SummedFigures<Answer> {
  readonly people: number
  readonly counts: Counts<Answer>
}

/** The one table that is published of a question: its groups, and what they come to. */
export interface Figures<Answer> {
  readonly groups: readonly GroupFigures<Answer>[]
  /** Those of the groups that are shown; null where none is. */
  readonly total: SummedFigures<Answer> | null
}

/** The figures of answers that were given once and for all, each with the capacity it was given in. */
export function figuresByGroup<Answer>(
  given: readonly { readonly capacity: Capacity; readonly answer: Answer }[],
  rules: FigureRules<Answer>,
): Figures<Answer> {
  return tableOf(
    inSmallGroups(given, rules.least).map(({ capacities, people }) => ({
      capacities,
      people: people.length,
      counts: countsShown(people, rules),
    })),
  )
}

/** The table of groups, with their total. */
export function tableOf<Answer>(groups: readonly GroupFigures<Answer>[]): Figures<Answer> {
  return { groups, total: sum(groups.filter(({ counts }) => counts !== null)) }
}

/**
 * The figures of some capacities together, as of those with lived experience, beside a table: only where they add up
 * from whole groups that are shown, so that they tell nothing that the table does not. Else null.
 */
export function figuresOfThose<Answer>(
  { groups }: Figures<Answer>,
  those: readonly Capacity[],
): SummedFigures<Answer> | null {
  const concerned = groups.filter(({ capacities }) => capacities.some((capacity) => those.includes(capacity)))
  const isWhole = concerned.every(
    ({ capacities, counts }) => counts !== null && capacities.every((capacity) => those.includes(capacity)),
  )
  return isWhole ? sum(concerned) : null
}

/** How many gave each answer. One that could not be given is a fault of the caller. */
export function countsOf<Answer>(
  given: readonly { readonly answer: Answer }[],
  answers: readonly Answer[],
): Counts<Answer> {
  const counts = new Map(answers.map((answer) => [answer, 0]))
  for (const { answer } of given) {
    const count = counts.get(answer)
    if (count === undefined) throw new RangeError(`No such answer: ${String(answer)}`)
    counts.set(answer, count + 1)
  }
  // In the order of what could be answered, not of what came: the order in which people answered is nobody's to know.
  return answers.map((answer) => ({ answer, count: counts.get(answer) ?? 0 }))
}

/** The counts of a group of people, unless they are held back. */
export function countsShown<Answer>(
  given: readonly { readonly answer: Answer }[],
  { answers, oneVoice }: Pick<FigureRules<Answer>, 'answers' | 'oneVoice'>,
): Counts<Answer> | null {
  const counts = countsOf(given, answers)
  const isOneVoice = counts.some(({ count }) => count === given.length)
  return isOneVoice && oneVoice === 'heldBack' ? null : counts
}

function sum<Answer>(groups: readonly GroupFigures<Answer>[]): SummedFigures<Answer> | null {
  const [first] = groups
  if (first?.counts == null) return null
  return {
    people: groups.reduce((people, group) => people + group.people, 0),
    counts: first.counts.map(({ answer }, at) => ({
      answer,
      count: groups.reduce((count, { counts }) => count + (counts?.[at]?.count ?? 0), 0),
    })),
  }
}
