import type { AllocationBallot } from '@alongside/protocol'
import type { Given } from '@alongside/figures'
import type { Publisher } from '@alongside/figures/testing'
import { ballotsFileOf, type CountedRound } from '../ballots-file.ts'
import { turnoutOf, type Voting } from '../turnout.ts'

/** A vote as the reader of figures is shown it: an answer of theirs is a ballot, by its name. */
export interface ToldRound extends Omit<CountedRound, 'turnout' | 'ballots'> {
  readonly ballots: Readonly<Record<string, AllocationBallot>>
  readonly eligible: Voting['eligible']
}

/** Publishes a round as the product does: once, when it is told first; who comes later comes too late. */
export function roundTeller({ ballots, eligible, ...round }: ToldRound): Publisher {
  let shown: unknown
  let open: readonly string[] = []
  return {
    tell(given) {
      open = []
      if (shown === undefined) {
        shown = publish(given)
        const isOneVoice = given.every(({ answer }) => answer === given[0]?.answer)
        // Of one voice a vote is shown, and people are told of it before they vote.
        open = isOneVoice && given.length >= round.rules.leastBallots ? given.map(({ person }) => person) : []
      }
      return shown
    },
    askAgain: () => {
      throw new RangeError('A round is voted on once.')
    },
    openTo: () => open,
  }

  function publish(given: readonly Given<string>[]): unknown {
    const voted = given.map(({ person, capacity }) => ({ person, capacity }))
    const turnout = turnoutOf({ voted, unnamed: 0, onPaper: 0, eligible })
    const cast = given.map(({ answer }): AllocationBallot => {
      const ballot = ballots[answer]
      if (ballot === undefined) throw new RangeError(`No such ballot: ${answer}`)
      return ballot
    })
    return [turnout, turnout && ballotsFileOf({ ...round, turnout, ballots: cast })]
  }
}
