import { namedOn, type BallotPaper } from '@alongside/allocation'
import type { AllocationBallot } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { leftIn, pointsFor, type NoRoom } from './choosing.ts'
import { moneyInWords } from './money.ts'

/** How full a ballot is: "£400 of £1,000 is left. 2 proposals in the basket." */
export function fullnessInWords(paper: BallotPaper, ballot: AllocationBallot): string {
  const { pot, currency, method } = paper.rules
  const count = namedOn(ballot).length
  switch (method.by) {
    case 'basket': {
      const left = leftIn(paper, ballot)
      const inIt = m.alloc_inBasket({ count })
      if (left === 0) return `${m.alloc_leftNone()} ${inIt}`
      return `${m.alloc_left({ left: moneyInWords(left, currency), pot: moneyInWords(pot, currency) })} ${inIt}`
    }
    case 'pick':
      return m.alloc_chosenOf({ count, most: method.most })
    case 'rank':
      return m.alloc_rankedOf({ count, most: method.places })
    case 'score':
      return m.alloc_scoredOf({ count, all: paper.proposals.length })
  }
}

/** Why one more proposal does not go onto a ballot, and what to do; null: it does. */
export function noRoomInWords(noRoom: NoRoom, title: string, currency: string): string | null {
  if (noRoom === null) return null
  return noRoom.is === 'costs'
    ? m.alloc_noRoomCosts({ title, over: moneyInWords(noRoom.over, currency) })
    : m.alloc_noRoomFull({ title })
}

/** What stands on a ballot, a line each, in the order in which it was put there or by points. */
export function ballotInWords(
  { proposals, rules }: BallotPaper,
  ballot: AllocationBallot,
): readonly { readonly proposal: string; readonly words: string }[] {
  const of = new Map(proposals.map((one) => [one.id, one]))
  const lines = namedOn(ballot).flatMap((id, at) => {
    const one = of.get(id)
    if (one === undefined) return []
    const points = pointsFor(ballot, id)
    const cost = moneyInWords(one.cost, rules.currency)
    const words =
      ballot.by === 'rank'
        ? m.alloc_lineRank({ place: at + 1, title: one.title })
        : points === null
          ? m.alloc_lineCost({ title: one.title, cost })
          : m.alloc_linePoints({ title: one.title, count: points })
    return [{ proposal: id, words, points: points ?? 0 }]
  })
  return lines.toSorted((one, other) => other.points - one.points)
}
