import type { AllocationBallot, Capacity, Office, ProposalCard, RoundRules } from '@alongside/protocol'
import type { CompleteAllocationAsk, VoteInBox } from '../ask.ts'
import { closingFrom, closingRows } from '../closing.ts'
import { decideRound } from '../decide.ts'
import type { AllocationContext } from '../decide/context.ts'
import { mayLendHand } from '../decide/powers.ts'
import type { AllocationDecision } from '../decision.ts'
import { readAllocationEvent, type AllocationEvent } from '../event.ts'
import { evolveRound } from '../evolve.ts'
import { eventFor, type RoundSeer } from '../hearing.ts'
import { freshRound, type Round } from '../round.ts'
import { votedSelf } from '../sealed-vote.ts'
import { uniteInRound } from '../unite.ts'
import { id, seed } from './rounds.ts'

/** Leads the round. */
export const lena = id('lena')
/** Takes notes, and so lends a hand. */
export const sam = id('sam')
export const asha = id('asha')
export const moses = id('moses')
/** A clinician without an office. */
export const priya = id('priya')
/** Somebody who came by a link. */
export const guest = id('guest')
export const everybody = [lena, sam, asha, moses, priya, guest] as const

const people: Readonly<Record<string, { offices: readonly Office[]; capacities: readonly Capacity[] }>> = {
  [lena]: { offices: ['facilitator'], capacities: ['layPartner', 'unpaidCarer'] },
  [sam]: { offices: ['noteTaker'], capacities: ['frontlineStaff'] },
  [asha]: { offices: [], capacities: ['usesServices'] },
  [moses]: { offices: [], capacities: ['unpaidCarer'] },
  [priya]: { offices: [], capacities: ['clinician'] },
  [guest]: { offices: [], capacities: ['usesServices'] },
}

export const rules: RoundRules = {
  pot: 1000,
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
  voteUntil: '2026-03-10',
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

export const picks = (written: string): AllocationBallot => ({
  by: 'pick',
  chosen: written.split('').map(id),
})

/** A round with its log and its box, in which what is asked is decided and folded in as a server would do. */
export class Room {
  round: Round
  readonly log: AllocationEvent[] = []
  /** What lies under which id, as long as the box is open. */
  box = new Map<string, string>()
  /** What was kept of the box. */
  rows: readonly string[] = []
  today = '2026-03-01'
  readonly guests = new Set<string>([guest])
  /** Who is known to be whom by now. */
  readonly #isNow = new Map<string, string>()
  #at = 1_772_618_400_000

  constructor(changed: Partial<RoundRules> = {}) {
    this.round = freshRound(id('round'), { ...rules, ...changed })
  }

  /** Voting is open on a for 600, b for 500 and c for 300; a is Asha's, b Priya's and c the guest's. */
  static voting(changed: Partial<RoundRules> = {}): Room {
    const room = Room.proposed(changed)
    room.checkAll()
    room.must(lena, { do: 'openVoting', seed })
    return room
  }

  /** The same before it was checked, by Moses and Sam. */
  static proposed(changed: Partial<RoundRules> = {}): Room {
    const room = new Room(changed)
    const seats = everybody.map((person) => ({ person, capacity: people[person]!.capacities[0]! }))
    room.must(lena, { do: 'setList', list: seats.filter(({ person }) => person !== guest) })
    room.must(lena, { do: 'setCheckers', checkers: seats.filter(({ person }) => person === moses || person === sam) }) // prettier-ignore
    room.must(asha, { do: 'propose', proposal: id('a'), card: card('Lunch club', 600) })
    room.must(priya, { do: 'propose', proposal: id('b'), card: card('Minibus', 500) })
    room.must(guest, { do: 'propose', proposal: id('c'), card: card('Garden', 300) })
    room.must(lena, { do: 'closeProposals' })
    return room
  }

  checkAll(): void {
    for (const { id: proposal, version } of this.round.proposals) {
      for (const person of [moses, sam]) {
        this.must(person, { do: 'check', proposal, version, verdict: 'fine', words: '' })
      }
    }
  }

  /** Decides, does what is to be done with the box, and folds in what follows. */
  ask(actor: string, ask: CompleteAllocationAsk): AllocationDecision {
    const decision = decideRound(this.round, ask, this.context(actor))
    if ('refusal' in decision) return decision
    for (const { person, text } of decision.sealed ?? []) {
      if (text === null) this.box.delete(person)
      else this.box.set(person, text)
    }
    for (const event of decision.events) this.fold(event)
    for (const one of decision.unsealed ?? []) this.box.delete(one)
    if (decision.closes !== true) return decision
    const given = [...this.box].map(([person, ballot]) => ({ person, ballot }))
    this.rows = closingRows(this.round, given, (one) => this.known(one)).toReversed()
    this.box = new Map()
    return this.ask(actor, { do: 'closeVoting', closing: closingFrom(this.round, this.rows) })
  }

  /** What happened; throws where it was refused. */
  must(actor: string, ask: CompleteAllocationAsk): readonly AllocationEvent[] {
    const decision = this.ask(actor, ask)
    if ('refusal' in decision) throw new Error(`${ask.do}: ${decision.refusal.words}`)
    return decision.events
  }

  /** Why it was refused, in one word; 'done' where it was not, and 'nothing' where it was so already. */
  kindOf(actor: string, ask: CompleteAllocationAsk): string {
    const decision = this.ask(actor, ask)
    if ('refusal' in decision) return decision.refusal.kind
    return decision.events.length + (decision.sealed?.length ?? 0) === 0 ? 'nothing' : 'done'
  }

  /** Votes for somebody, oneself unless another is named. */
  vote(actor: string, written: string, person = actor): string {
    const ballot = picks(written)
    const capacity = people[person]?.capacities[0] ?? 'observer'
    return this.kindOf(actor, { do: 'vote', person, capacity, ballot, ...this.inBox(person) })
  }

  /** Takes back what somebody voted, oneself unless another is named. */
  takeBack(actor: string, person = actor): string {
    return this.kindOf(actor, { do: 'takeVoteBack', person, ...this.inBox(person) })
  }

  /** From here on the guest is known to be somebody with an account. */
  unite(guest: string, account: string): void {
    this.#isNow.set(guest, account)
    this.round = uniteInRound(this.round, guest, account)
  }

  selfOf(person: string): string {
    return this.#isNow.get(person) ?? person
  }

  /** The ids of somebody under which a vote lies in the box. */
  votedAs(person: string): readonly string[] {
    return everybody.filter((one) => this.selfOf(one) === person && this.box.has(one))
  }

  /** What lies in the box of somebody. */
  inBox(person: string): VoteInBox {
    const votedAs = this.votedAs(person)
    return {
      votedAs,
      votedSelf: votedSelf(
        this.round,
        votedAs.map((one) => this.box.get(one) ?? ''),
      ),
    }
  }

  /** Who somebody is by now; null for what lies in the box of nobody. */
  known(one: string): string | null {
    return everybody.some((person) => person === one) ? this.selfOf(one) : null
  }

  close(): void {
    this.must(lena, { do: 'closeVoting', closing: null })
  }

  context(actor: string): AllocationContext {
    return {
      actor,
      today: this.today,
      offices: people[actor]?.offices ?? [],
      owns: false,
      mayCome: (person) => person in people,
      isGuest: (person) => this.guests.has(person),
      capacitiesOf: (person) => people[person]?.capacities ?? [],
      isEvaluation: (one) => one === id('evaluation'),
    }
  }

  seer(person: string): RoundSeer {
    return { person, lendsHand: mayLendHand(this.context(person)) }
  }

  /** What somebody hears of what has happened from an event on. */
  heardBy(person: string, from = 0): readonly AllocationEvent[] {
    return this.log.slice(from).flatMap((event) => eventFor(event, this.seer(person)) ?? [])
  }

  fold(event: AllocationEvent): void {
    const read = readAllocationEvent(event)
    if (read === null) throw new Error(`${event.kind} cannot be read again`)
    this.log.push(read)
    this.#at += 1
    this.round = evolveRound(this.round, read, { at: this.#at })
  }
}
