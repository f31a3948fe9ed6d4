import { leastShown, countsOf } from '@alongside/figures'
import { isScoreNumber, scoresOf, type Scale, type Score } from '@alongside/protocol'
import type { RevealedGroup } from './event/reveal.ts'

/** What is told of a group of people who scored: a median, and from five people up how many gave which score. */
export type ScoreFigure = Pick<RevealedGroup, 'median' | 'counts'>

/**
 * The figure of a group. Where five or more were of one mind it is held back, since it would tell what each of them
 * scored. The median of three or four does not tell that they were, so it is shown whatever they scored.
 */
export function figureOf(given: readonly Score[], scale: Scale = 'fully'): ScoreFigure {
  const median = given.length >= leastShown.figure ? medianOf(given) : null
  if (given.length < leastShown.spread) return { median, counts: null }
  if (new Set(given).size === 1) return { median: null, counts: null }
  return {
    median,
    counts: countsOf(
      given.map((answer) => ({ answer })),
      scoresOf(scale),
    ).map((one) => ({ ...one })),
  }
}

/** Says whether the figure of a group is held back for good, since all in it gave the same score. */
export function isHeldBack({ people, counts }: RevealedGroup): boolean {
  return people >= leastShown.spread && counts === null
}

/**
 * Says whether somebody else's score follows once these of a group are known with their names: those that are left are
 * of one mind then, or there is but one way in which they can have scored on this scale.
 */
export function tellsOthers(group: RevealedGroup, known: readonly Score[], scale: Scale = 'fully'): boolean {
  const others = group.people - known.length
  if (others <= 0 || known.length === 0) return false
  if (isHeldBack(group)) return true
  if (group.counts !== null) {
    const left = group.counts.map(
      ({ answer, count }) => count - known.filter((score) => score === answer).length,
    )
    return left.filter((count) => count > 0).length === 1
  }
  return (
    waysOf(others, scale).filter((ways) => figureOf([...known, ...ways]).median === group.median).length === 1
  )
}

/** Of those who gave a number, if they are enough: the one in the middle, or halfway between two. */
function medianOf(given: readonly Score[]): number | null {
  const numbers = given.filter(isScoreNumber).toSorted((one, other) => one - other)
  if (numbers.length < leastShown.figure) return null
  const [low, high] = [numbers[Math.floor((numbers.length - 1) / 2)], numbers[Math.floor(numbers.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** All in which so many people can have scored, of whom there are fewer than five. */
function waysOf(people: number, scale: Scale): readonly (readonly Score[])[] {
  return people === 0
    ? [[]]
    : waysOf(people - 1, scale).flatMap((ways) => scoresOf(scale).map((score) => [...ways, score]))
}
