import type { CompleteAllocationAsk } from '@alongside/allocation'
import type { AllocationBallot } from '@alongside/protocol'
import type { Ask } from '../ask.ts'
import { memberOf, type Space } from '../space.ts'
import { card, rules } from './allocations.ts'
import { id } from './board.ts'
import { pick } from './pick.ts'

/** What may be asked of rounds, about the ids given and those that numbers pick. */
export function allocationAsks(
  space: Space,
  { person }: { readonly person: string },
  [a, b, c, d]: readonly [number, number, number, number],
): readonly Ask[] {
  const allocation = pick([...space.allocations.keys()], b, id('none'))
  const round = space.allocations.get(allocation)
  const proposal = pick(round?.proposals.map((one) => one.id) ?? [], c, id('q0'))
  const capacity = memberOf(space, person)?.capacity ?? 'observer'
  const ballot: AllocationBallot = { by: 'pick', chosen: [proposal] }
  const inBox = { votedAs: d % 2 === 0 ? [] : [person], votedSelf: d % 4 === 3 }
  const seats = [{ person, capacity }]
  const asks: readonly CompleteAllocationAsk[] = [
    {
      do: 'setRules',
      rules: {
        ...rules,
        voters: pick(['list', 'accounts', 'accountsAndGuests'], d, 'list'),
        proposeUntil: d % 3 === 0 ? '2026-03-03' : null,
      },
    },
    { do: 'setList', list: seats },
    { do: 'setCheckers', checkers: seats },
    { do: 'propose', proposal: id(`q${a % 4}`), card: card(`C${d}`, 1 + d) },
    { do: 'changeProposal', proposal, card: card(`D${d}`, 1 + d) },
    { do: 'withdrawProposal', proposal },
    { do: 'closeProposals' },
    { do: 'takeProposalsAgain', reason: 'r' },
    { do: 'check', proposal, version: 1, verdict: pick(['fine', 'unfit'], d, 'fine'), words: 'w' },
    { do: 'leaveOff', proposal, reason: 'r' },
    { do: 'putBackOn', proposal },
    { do: 'openVoting', seed: 'ab'.repeat(32) },
    { do: 'voteAgain', reason: 'r', seed: 'cd'.repeat(32), isLost: true },
    { do: 'vote', person, capacity, ballot, ...inBox },
    { do: 'takeVoteBack', person, ...inBox },
    { do: 'enterPaper', batch: id(`b${a % 3}`), ballots: [ballot], people: d % 2 === 0 ? [person] : [] },
    { do: 'witnessPaper', batch: id(`b${a % 3}`) },
    { do: 'dropPaper', batch: id(`b${a % 3}`), reason: 'r' },
    { do: 'extendVoting', until: pick(['2026-03-25', '2026-04-01'], d, '2026-04-01') },
    { do: 'closeVoting', closing: d % 3 === 0 ? null : { ballots: [ballot, ballot, ballot], turnout: null, seed: 'ab'.repeat(32) } }, // prettier-ignore
    { do: 'startDelivery' },
    { do: 'publishRound', page: id(`g${d}`) },
    { do: 'withdrawRound', reason: 'r' },
    { do: 'nameEvaluation', proposal, evaluation: pick([...space.evaluations.keys()], d, id('none')) },
  ]
  return [
    { do: 'openAllocation', title: `R${a}`, rules },
    { do: 'tellLastDay', document: allocation, what: 'proposing', day: '2026-03-03' },
    ...asks.map((ask): Ask => ({ do: 'allocate', allocation, ask })),
  ]
}
