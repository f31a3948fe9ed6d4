import type { EventEnvelope, ItemFacts, MeetingNotice, Seat } from '@alongside/protocol'
import type { Ask } from '../ask.ts'
import { decide } from '../decide.ts'
import type { Context } from '../decide/context.ts'
import type { Decision } from '../decision.ts'
import type { Section, Space, SpaceDocument } from '../space.ts'

/** An id that can be read in a failing test: letters filled up to sixteen. */
export const id = (name: string): string => name.toLowerCase().padEnd(16, 'x').slice(0, 16)

export const lena = id('lena')
export const sam = id('sam')
export const asha = id('asha')
export const omar = id('omar')

export const seat: Seat = {
  capacities: ['layPartner', 'unpaidCarer'],
  organisation: null,
  seat: null,
  speaksFor: null,
  term: { from: null, to: null },
  voting: true,
}

/** A space with its log, whose commands are decided and folded in as a server would. */
export class Board {
  readonly log: EventEnvelope[] = []
  #space: Space | null = null
  #ids = 0
  today = '2026-03-04'
  /** How long after the last event the next is asked for, in ms. */
  later = 0

  /** Throws if the space has not been opened. */
  get space(): Space {
    if (this.#space === null) throw new Error('the space has not been opened')
    return this.#space
  }

  context(actor: string): Context {
    return {
      space: id('board'),
      actor,
      hand: actor,
      at: 1_000_000 + this.log.length + this.later,
      today: this.today,
      newId: () => `n${String((this.#ids += 1)).padStart(15, '0')}`,
      hourly: { guests: 5, acts: 5 },
      language: 'en',
    }
  }

  /** Decides, and folds in what follows. */
  ask(actor: string, what: Ask): Decision {
    const decision = decide(this.#space, what, this.context(actor))
    if ('refusal' in decision) return decision
    this.log.push(...decision.events)
    this.#space = decision.space
    return decision
  }

  /** Asks for what must be carried out; answers the id of what was made. */
  must(actor: string, what: Ask): string {
    const decision = this.ask(actor, what)
    if ('refusal' in decision) throw new Error(`${what.do}: ${decision.refusal.words}`)
    return decision.made ?? ''
  }

  /** Asks for what must be refused; answers why. */
  refused(actor: string, what: Ask): string {
    const decision = this.ask(actor, what)
    if (!('refusal' in decision)) throw new Error(`${what.do} was carried out`)
    return decision.refusal.kind
  }

  /** The kinds of what happened since there were `from` events. */
  kindsSince(from: number): readonly string[] {
    return this.log.slice(from).map(({ kind }) => kind)
  }

  /** Lets someone join by a link. */
  join(person: string): void {
    const invitation = this.must(lena, {
      do: 'inviteByLink',
      label: 'all',
      seat,
      lastDay: '2999-12-31',
      uses: 1,
    })
    this.must(person, { do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' })
  }

  document(of: string): SpaceDocument {
    const document = this.space.documents.get(of)
    if (document === undefined) throw new Error('there is no such document')
    return document
  }

  /** The `at`th section of a document. */
  section(of: string, at = 0): Section {
    const section = this.document(of).sections[at]
    if (section === undefined) throw new Error('there is no such section')
    return section
  }
}

/** A board that Lena opened, with Sam and Asha as members. */
export function openBoard(): Board {
  const board = new Board()
  board.must(lena, {
    do: 'openSpace',
    name: 'Board',
    slug: 'board',
    capacities: ['layPartner', 'unpaidCarer'],
  })
  board.join(sam)
  board.join(asha)
  return board
}

/** A notice with nothing special in it. */
export const someNotice: MeetingNotice = {
  startsAt: 1_772_618_400_000,
  endsAt: 1_772_625_600_000,
  place: 'The library',
  callUrl: null,
  phone: null,
  papersDue: null,
  preMeeting: null,
  payment: '',
  words: '',
}

export const someFacts: ItemFacts = {
  sort: 'discussion',
  purpose: '',
  ask: '',
  presenter: null,
  minutes: 10,
  breakAfter: null,
  standing: false,
}
