import type { Attending, Capacity, ItemFacts, MeetingNotice, Office } from '@alongside/protocol'
import { Temporal } from 'temporal-polyfill'
import type { CompleteMeetingAsk } from '../ask.ts'
import { decideMeeting } from '../decide.ts'
import type { MeetingContext } from '../decide/context.ts'
import type { MeetingDecision } from '../decision.ts'
import { readMeetingEvent, type MeetingEvent } from '../event.ts'
import { evolveMeeting } from '../evolve.ts'
import { freshMeeting, type Meeting } from '../meeting.ts'

/** An id that can be read in a failing test: letters filled up to sixteen. */
export const id = (name: string): string => name.toLowerCase().padEnd(16, 'x').slice(0, 16)

/** Chair of the space. */
export const lena = id('lena')
/** Note taker of the space. */
export const sam = id('sam')
export const asha = id('asha')
export const moses = id('moses')
/** An organiser who leads nothing. */
export const priya = id('priya')

const people: Readonly<Record<string, { offices: readonly Office[]; capacities: readonly Capacity[] }>> = {
  [lena]: { offices: ['chair'], capacities: ['layPartner', 'unpaidCarer'] },
  [sam]: { offices: ['noteTaker'], capacities: ['frontlineStaff'] },
  [asha]: { offices: [], capacities: ['usesServices'] },
  [moses]: { offices: [], capacities: ['unpaidCarer'] },
  [priya]: { offices: ['organiser'], capacities: ['commissioner'] },
}

export const everybody = [lena, sam, asha, moses, priya] as const

export const notice: MeetingNotice = {
  startsAt: 1_772_618_400_000,
  endsAt: 1_772_625_600_000,
  place: 'The library',
  callUrl: null,
  phone: '01234 567890',
  papersDue: '2026-02-25',
  preMeeting: null,
  payment: '',
  words: '',
}

export const facts: ItemFacts = {
  sort: 'discussion',
  purpose: 'The bus comes too late.',
  ask: 'Say what would help.',
  presenter: null,
  minutes: 20,
  breakAfter: null,
  standing: false,
}

/** A meeting with its log, in which what is asked is decided and folded in as a space would do. */
export class Hall {
  meeting: Meeting
  readonly log: (MeetingEvent & { readonly at: number; readonly actor: string | null })[] = []
  at = notice.startsAt
  /** Who is without a connection for two minutes, and the cards whose owners are. */
  readonly gone = new Set<string>()
  readonly goneCards = new Set<string>()
  /** The meetings that follow this one. */
  followers: readonly Meeting[] = []
  /** Items that somebody may not read: `person item`. */
  readonly closedTo = new Set<string>()
  #ids = 0

  constructor(votes: readonly string[] = everybody) {
    this.meeting = freshMeeting({
      meeting: id('meeting'),
      notice,
      quorum: { atLeast: 0, of: [] },
      seats: everybody.map((person) => ({ person, votes: votes.includes(person) })),
      series: null,
      from: null,
    })
  }

  /** A meeting that is on, with two items and everybody in the room. */
  static open(votes?: readonly string[]): Hall {
    const hall = new Hall(votes)
    hall.add('bus')
    hall.add('money')
    hall.must(lena, { do: 'publish', needs: [] })
    for (const person of everybody) hall.come(person)
    hall.must(lena, { do: 'open' })
    return hall
  }

  add(item: string, confidential = false): void {
    this.fold({
      kind: 'itemAdded',
      payload: { meeting: this.meeting.id, item: id(item), facts, confidential },
    })
  }

  come(person: string, as: Partial<Attending> = {}): readonly MeetingEvent[] {
    const [capacity = 'observer'] = people[person]?.capacities ?? []
    const attends = { as: 'self' } as const
    return this.must(person, { do: 'comeIn', capacity, how: 'present', attends, ...as })
  }

  /** Decides, and folds in what follows. */
  ask(actor: string, ask: CompleteMeetingAsk): MeetingDecision {
    const decision = decideMeeting(this.meeting, ask, this.context(actor))
    if ('refusal' in decision) return decision
    const by = decision.byNobody === true ? null : (decision.voice ?? actor)
    for (const event of decision.events) this.fold(event, by)
    return decision
  }

  /** What happened; throws where it was refused. */
  must(actor: string, ask: CompleteMeetingAsk): readonly MeetingEvent[] {
    const decision = this.ask(actor, ask)
    if ('refusal' in decision) throw new Error(`${ask.do}: ${decision.refusal.words}`)
    return decision.events
  }

  /** Why it was refused, in one word; 'done' where it was not. */
  kindOf(actor: string, ask: CompleteMeetingAsk): string {
    const decision = this.ask(actor, ask)
    return 'refusal' in decision ? decision.refusal.kind : 'done'
  }

  context(actor: string): MeetingContext {
    return {
      actor,
      at: this.at,
      today: Temporal.Instant.fromEpochMilliseconds(this.at)
        .toZonedDateTimeISO('UTC')
        .toPlainDate()
        .toString(),
      newId: () => `n${String((this.#ids += 1)).padStart(15, '0')}`,
      offices: people[actor]?.offices ?? [],
      mayRead: (person, item) => !this.closedTo.has(`${person} ${item}`),
      mayCome: (person) => person in people,
      capacitiesOf: (person) => people[person]?.capacities ?? [],
      followers: this.followers,
      isGone: (person) => this.gone.has(person),
      isCardGone: (hash) => this.goneCards.has(hash),
    }
  }

  pass(ms: number): void {
    this.at += ms
  }

  fold(event: MeetingEvent, actor: string | null = lena): void {
    const read = readMeetingEvent(event)
    if (read === null) throw new Error(`${event.kind} cannot be read again`)
    this.log.push({ ...read, at: this.at, actor })
    this.meeting = evolveMeeting(this.meeting, read, { at: this.at, actor })
  }
}
