import type { CompleteAllocationAsk } from '@alongside/allocation'
import type { AllocationBallot, Capacity, ProposalCard, RoundRules } from '@alongside/protocol'
import { asha, id, lena, openBoard, sam, type Board } from './board.ts'

export const rules: RoundRules = {
  pot: 500_000,
  currency: 'GBP',
  method: { by: 'pick', most: 2 },
  whenFull: 'skip',
  ties: 'lot',
  leastSupport: 1,
  leastBallots: 3,
  source: 'The council',
  proposers: 'membersAndGuests',
  voters: 'accountsAndGuests',
  proposeUntil: null,
  voteUntil: '2026-03-20',
}

export const card = (title: string, amount: number): ProposalCard => ({
  title,
  forWhom: '',
  what: 'What it is.',
  asset: '',
  costs: [{ what: 'All of it', amount }],
  lead: '',
  partners: '',
  risks: '',
  easyRead: '',
  audio: null,
  picture: null,
})

/** Asks something of a round. */
export const allocate = (allocation: string, ask: CompleteAllocationAsk) =>
  ({ do: 'allocate', allocation, ask }) as const

/** A vote for a proposal as it comes from a screen, of somebody who has none yet. */
export function voting(
  person: string,
  proposal: string,
  more: { readonly capacity?: Capacity; readonly votedSelf?: boolean } = {},
): CompleteAllocationAsk {
  const ballot: AllocationBallot = { by: 'pick', chosen: [proposal] }
  return { do: 'vote', person, capacity: 'layPartner', ballot, votedAs: [], votedSelf: false, ...more }
}

/** A board with a round that Lena leads; answers the id of that. */
export function openedRound(changed: Partial<RoundRules> = {}): {
  readonly board: Board
  readonly allocation: string
} {
  const board = openBoard()
  const allocation = board.must(lena, {
    do: 'openAllocation',
    title: 'Five thousand pounds',
    rules: { ...rules, ...changed },
  })
  return { board, allocation }
}

/** Opens the vote on `a` of Sam's, `b` of Asha's and what is there already, all checked by Lena and a clinician whom she asks in. */
export function openVoting(board: Board, allocation: string): void {
  const clinician = id('clinician')
  board.join(clinician)
  board.must(lena, {
    do: 'changeSeat',
    person: clinician,
    seat: { ...board.space.members.get(clinician)!.seat, capacities: ['clinician'] },
  })
  const must = (person: string, ask: CompleteAllocationAsk) => board.must(person, allocate(allocation, ask))
  must(sam, { do: 'propose', proposal: id('a'), card: card('Lunch club', 300_000) })
  must(asha, { do: 'propose', proposal: id('b'), card: card('Minibus', 250_000) })
  must(lena, {
    do: 'setCheckers',
    checkers: [
      { person: lena, capacity: 'layPartner' },
      { person: clinician, capacity: 'clinician' },
    ],
  })
  must(lena, { do: 'closeProposals' })
  for (const person of [lena, clinician]) {
    for (const { id: proposal } of board.space.allocations.get(allocation)?.proposals ?? []) {
      must(person, { do: 'check', proposal, version: 1, verdict: 'fine', words: '' })
    }
  }
  must(lena, { do: 'openVoting', seed: 'ab'.repeat(32) })
}
