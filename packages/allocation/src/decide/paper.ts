import { notFound, refuse } from '@alongside/protocol'
import type { AllocationAskTo } from '../ask.ts'
import { ballotChecker } from '../ballot.ts'
import { ballotPaperOf } from '../ballot-paper.ts'
import { papersIn } from '../box.ts'
import { alreadySo, type AllocationDecision } from '../decision.ts'
import { isTicked, type Round } from '../round.ts'
import { voteSealer } from '../sealed-vote.ts'
import type { AllocationContext } from './context.ts'
import { whileVoting } from './phase.ts'
import { lendingHand } from './powers.ts'

/** With a list as many people are ticked off on it as there are ballots, and none of whom ticked off before. */
export function enterPaper(
  round: Round,
  { batch, ballots, people }: AllocationAskTo<'enterPaper'>,
  context: AllocationContext,
): AllocationDecision {
  return lendingHand(context, () =>
    whileVoting(round, () => {
      if (round.batches.some(({ id }) => id === batch)) return alreadySo
      const paper = ballotPaperOf(round)
      const problemWith = ballotChecker(paper)
      const wrong = ballots.findIndex((ballot) => problemWith(ballot) !== null)
      if (wrong !== -1) return refuse('invalid', `Ballot ${wrong + 1} is none of this vote. Look at the paper again.`, 'ballots') // prettier-ignore
      const problem = problemWithTicks(round, ballots.length, people)
      if (problem !== null) return refuse('invalid', problem, 'people')
      const payload = { allocation: round.id, batch, by: context.actor, ballots: ballots.length, people }
      const places = papersIn(round.id, { id: batch, ballots: ballots.length })
      const seal = voteSealer(paper)
      return {
        events: [{ kind: 'paperEntered', payload }],
        sealed: places.map((person, at) => ({
          person,
          text: seal({ capacity: null, ballot: ballots[at]!, byHand: false }),
        })),
      }
    }),
  )
}

/** By somebody else, who has compared what was typed with the paper. */
export function witnessPaper(
  round: Round,
  { batch: id }: AllocationAskTo<'witnessPaper'>,
  context: AllocationContext,
): AllocationDecision {
  return lendingHand(context, () => {
    const batch = round.batches.find((one) => one.id === id)
    if (batch === undefined) return notFound()
    return whileVoting(round, () => {
      if (batch.witness !== null) return alreadySo
      if (batch.by === context.actor) {
        return refuse('notAllowed', 'You typed these in, so somebody else witnesses them.')
      }
      return { events: [{ kind: 'paperWitnessed', payload: { allocation: round.id, batch: id, by: context.actor } }] } // prettier-ignore
    })
  })
}

export function dropPaper(
  round: Round,
  { batch: id, reason }: AllocationAskTo<'dropPaper'>,
  context: AllocationContext,
): AllocationDecision {
  return lendingHand(context, () => {
    const batch = round.batches.find((one) => one.id === id)
    if (batch === undefined) return notFound()
    return whileVoting(round, () => ({
      events: [{ kind: 'paperDropped', payload: { allocation: round.id, batch: id, reason } }],
      unsealed: papersIn(round.id, batch),
    }))
  })
}

function problemWithTicks(round: Round, ballots: number, people: readonly string[]): string | null {
  if (round.rules.voters !== 'list') {
    return people.length > 0 ? 'There is no list to tick anybody off.' : null
  }
  if (people.length !== ballots || new Set(people).size !== ballots) {
    return 'Tick off as many people on the list as there are ballots.'
  }
  if (people.some((person) => isTicked(round, person))) return 'Somebody was ticked off before.'
  const isListed = people.every((person) => round.list.some((one) => one.person === person))
  return isListed ? null : 'Somebody does not stand on the list.'
}
