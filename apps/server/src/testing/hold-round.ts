import {
  allocationAnswerSchema,
  myVoteSchema,
  type AllocationAnswer,
  type MyVote,
} from '@alongside/allocation'
import {
  commandAnswerSchema,
  idFrom,
  type AllocationAsk,
  type AllocationBallot,
  type Command,
  type ProposalCard,
  type RoundRules,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import type { Booted } from './boot.ts'

const newId = () => idFrom(randomBytes(16))

export const roundRules: RoundRules = {
  pot: 500_000,
  currency: 'GBP',
  method: { by: 'pick', most: 2 },
  whenFull: 'skip',
  ties: 'lot',
  leastSupport: 1,
  leastBallots: 3,
  source: 'Riverside Council',
  proposers: 'membersAndGuests',
  voters: 'accountsAndGuests',
  proposeUntil: null,
  voteUntil: null,
}

/** The command that opens a round. */
export function openingRound(
  title: string,
  changed: Partial<RoundRules> = {},
): Extract<Command, { do: 'openAllocation' }> {
  return { do: 'openAllocation', title, rules: { ...roundRules, ...changed } }
}

/** What somebody hands in for so much money. */
export function cardOf(title: string, amount: number): ProposalCard {
  return {
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
  }
}

/** What a vote asks for: these proposals are picked, by the person or for them. */
export function votingFor(person: string, ...chosen: readonly string[]): AllocationAsk {
  const ballot: AllocationBallot = { by: 'pick', chosen: [...chosen] }
  return { do: 'vote', person, capacity: 'usesServices', ballot }
}

/** Whose act it is to ask something of a round, and how. */
type Asking = (ask: AllocationAsk) => Promise<unknown>

/**
 * Brings a round that was opened to its vote: lunch club, minibus and garden are handed in by whoever leads it, and checked
 * by two people, one of them a clinician. Answers the ids of the proposals.
 */
export async function bringToVote(
  leads: Asking,
  checkers: readonly { readonly person: string; readonly asks: Asking; readonly isLay: boolean }[],
): Promise<readonly string[]> {
  const proposals = [newId(), newId(), newId()]
  const cards = [cardOf('Lunch club', 300_000), cardOf('Minibus', 250_000), cardOf('Garden', 200_000)]
  for (const [at, card] of cards.entries()) {
    await leads({ do: 'propose', proposal: proposals[at] ?? '', card })
  }
  await leads({
    do: 'setCheckers',
    checkers: checkers.map(({ person, isLay }) => ({
      person,
      capacity: isLay ? 'layPartner' : 'clinician',
    })),
  })
  await leads({ do: 'closeProposals' })
  for (const { asks } of checkers) {
    for (const proposal of proposals) {
      await asks({ do: 'check', proposal, version: 1, verdict: 'fine', words: '' })
    }
  }
  await leads({ do: 'openVoting' })
  return proposals
}

/** A round in which people vote, that the first person of a real server leads; the last two of the others check. */
export async function holdRound(
  server: Booted,
  others: readonly string[],
  changed: Partial<RoundRules> = {},
) {
  const { space, organiser } = server.board
  const command = async (name: string, asked: Command): Promise<string> =>
    (await server.ask(name, 'POST', `/spaces/${space}/commands`, commandAnswerSchema, asked)).made ?? ''
  const idOf = (name: string): string => server.board.person(name).id
  const id = await command(organiser, openingRound('Five thousand pounds', changed))
  const ask = (name: string, asked: AllocationAsk) =>
    command(name, { do: 'allocate', allocation: id, ask: asked })
  const [lay = '', clinician = ''] = others.slice(-2)
  await command(organiser, {
    do: 'changeSeat',
    person: idOf(clinician),
    seat: {
      capacities: ['clinician', 'usesServices'],
      organisation: null,
      seat: null,
      speaksFor: null,
      term: { from: null, to: null },
      voting: true,
    },
  })
  if (changed.voters === 'list') {
    const list = [organiser, ...others].map((name) => ({
      person: idOf(name),
      capacity: name === organiser ? ('layPartner' as const) : ('usesServices' as const),
    }))
    await ask(organiser, { do: 'setList', list })
  }
  const proposals = await bringToVote(
    (asked) => ask(organiser, asked),
    [
      { person: idOf(lay), asks: (asked) => ask(lay, asked), isLay: true },
      { person: idOf(clinician), asks: (asked) => ask(clinician, asked), isLay: false },
    ],
  )
  return {
    id,
    idOf,
    command,
    ask,
    /** Lunch club, minibus and garden. */
    proposals,
    seen: (name: string): Promise<AllocationAnswer> =>
      server.ask(name, 'GET', `/allocations/${id}`, allocationAnswerSchema),
    mine: (name: string): Promise<MyVote> => server.ask(name, 'GET', `/allocations/${id}/mine`, myVoteSchema),
    /** Somebody votes for themselves. */
    vote: (name: string, ...chosen: readonly string[]) => ask(name, votingFor(idOf(name), ...chosen)),
    /** What the API answers somebody, whatever it is. */
    async get(name: string, path: string): Promise<{ status: number; text: string }> {
      const answer = await fetch(`${server.url}/api${path}`, { headers: server.headersOf(name) })
      return { status: answer.status, text: await answer.text() }
    },
    /** What comes of an ask that may be refused. */
    async attempt(name: string, asked: AllocationAsk): Promise<{ status: number; text: string }> {
      const answer = await fetch(`${server.url}/api/spaces/${space}/commands`, {
        method: 'POST',
        headers: { ...server.headersOf(name), 'content-type': 'application/json' },
        body: JSON.stringify({ do: 'allocate', allocation: id, ask: asked }),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}

export type HeldRound = Awaited<ReturnType<typeof holdRound>>
