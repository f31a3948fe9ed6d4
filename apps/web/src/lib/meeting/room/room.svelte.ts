import {
  evolveMeeting,
  hereIn,
  isAway,
  isOutOf,
  mayCaption,
  mayLead,
  mayNote,
  meetingFrom,
  nextSpeaker,
  readMeetingEvent,
  type Attendance,
  type Card,
  type Item,
  type Meeting,
  type MeetingAnswer,
} from '@alongside/meeting'
import {
  meetingAskSchema,
  type CardColour,
  type MeetingAsk,
  type MemberView,
  type Office,
  type RegisterAnswer,
  type SectionView,
} from '@alongside/protocol'
import { createContext } from 'svelte'
import type { Answer } from '#lib/api.ts'
import type { LiveEvent } from '#lib/live.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { KeptPresses } from '#lib/press/kept-presses.ts'
import { Presses, type Press } from '#lib/press/presses.svelte.ts'
import { nameMarked } from '#lib/words/names.ts'
import { newId } from '../new-id.ts'
import { ServerClock } from './clock.svelte.ts'
import { OwnBallots, type OwnBallotsOptions } from './decide/own-ballots.svelte.ts'
import { asSeen } from './as-seen.ts'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { isOutdated } from './is-outdated.ts'
import { newsOf, type News } from './news.ts'
import { OwnCards } from './own-cards.ts'
import { hasChangedSight, mayChangeSight } from './sight.ts'

/** Who of a meeting is connected, as the server tells it. */
export interface RoomPresence {
  isLost(person: string): boolean
  isGone(person: string): boolean
  isCardGone(hash: string): boolean
  hold(tokens: readonly string[]): void
}

export interface RoomOptions {
  readonly me: string
  readonly answer: MeetingAnswer
  /** When the server made the page, in milliseconds since 1970. */
  readonly at: number
  readonly members: () => readonly MemberView[]
  /** What the person has been asked to do in the space. */
  readonly offices: () => readonly Office[]
  readonly send: (ask: MeetingAsk) => Promise<Answer<unknown>>
  /** What the person has answered in a secret vote that is open. */
  readonly loadBallot: OwnBallotsOptions['load']
  /** Reads the register of interests; null for guests, to whom it is shut. */
  readonly register: (() => Promise<Answer<RegisterAnswer>>) | null
  /** What the person may see has changed: the view is to be loaded anew. */
  readonly renew: () => void
  readonly tell: (news: News) => void
  readonly refused: (press: Press<MeetingAsk>) => void
  /** What a tab keeps; null where it keeps nothing, and on the server. */
  readonly storage: Storage | null
}

/** An item of the agenda with the section of its notes. */
export interface AgendaItem {
  readonly item: Item
  readonly section: SectionView
}

/** A meeting as it goes on: what the page brought, and all that has happened since, the same on every screen. */
export class Room {
  meeting: Meeting = $state.raw()!
  /** The register of interests, once it was asked for; null before, and for those who may not read it. */
  register: RegisterAnswer | null = $state.raw(null)
  readonly me: string
  readonly presses: Presses<MeetingAsk>
  readonly clock: ServerClock
  readonly ballots: OwnBallots
  #answer: MeetingAnswer = $state.raw()!
  #presence: RoomPresence | null = $state.raw(null)
  readonly #options: RoomOptions
  readonly #own: OwnCards

  constructor(options: RoomOptions) {
    const { me, answer, storage } = options
    this.#options = options
    this.me = me
    this.clock = new ServerClock(options.at)
    this.ballots = new OwnBallots({ me, load: options.loadBallot })
    this.#own = new OwnCards(storage, me, answer.meeting.id)
    this.presses = new Presses({
      rules: {
        isSo: (ask) => hasHappened(this.meeting, ask, me),
        isLetGoOnceSo,
        isOutdated: (trouble) => isOutdated(this.meeting, trouble),
        // Whoever is written down by name has no id of ours: sent again they might be there twice.
        isOnce: (ask) => ask.do === 'enrolByName',
      },
      kept: new KeptPresses(storage, `alongside-room-${me}-${answer.meeting.id}`, meetingAskSchema),
      send: options.send,
      refused: options.refused,
    })
    this.show(answer)
  }

  /** Shows what was loaded in place of all that stood here. */
  show(answer: MeetingAnswer): void {
    this.#answer = answer
    this.meeting = meetingFrom(answer.meeting)
    this.presses.settle()
    this.#hold()
  }

  /** Takes in what happened behind what was loaded. */
  hear(event: LiveEvent): void {
    const { id } = this.meeting
    const happened = readMeetingEvent(event)
    if (happened === null) {
      if (mayChangeSight(event.kind)) this.#options.renew()
      return
    }
    if (happened.payload.meeting !== id) return
    const before = this.meeting
    const after = evolveMeeting(before, happened, event)
    this.meeting = after
    this.clock.heard(event.at)
    this.presses.settle()
    this.#hold()
    if (
      hasChangedSight(happened, before, after, { me: this.me, isKnown: (person) => this.#isKnown(person) })
    ) {
      this.#options.renew()
    }
    const hearer = { me: this.me, isMine: this.#isMineById, isGone: this.isGone }
    for (const news of newsOf(happened, before, after, hearer)) this.#options.tell(news)
  }

  /** Who is there is told by this from now on. */
  meet(presence: RoomPresence | null): void {
    this.#presence = presence
    this.#hold()
  }

  /** The agenda in its order, as far as the person may read it. */
  get agenda(): readonly AgendaItem[] {
    return this.#answer.document.sections.flatMap((section) => {
      const item = this.meeting.items.get(section.id)
      return item === undefined || section.putAway ? [] : [{ item, section }]
    })
  }

  /** What has not been taken yet of it; the first is next. */
  get untaken(): readonly AgendaItem[] {
    return this.agenda.filter(({ item }) => item.openedAt === null)
  }

  /** Whether the meeting was held, or was called off. */
  get isOver(): boolean {
    return this.meeting.endedAt !== null || this.meeting.calledOff !== null
  }

  /** The item that is on, if the person may read it. */
  get on(): AgendaItem | null {
    return this.agenda.find(({ item }) => item.id === this.meeting.on) ?? null
  }

  /** Whether an item is on that is closed to the person by what was decided of an interest of theirs. */
  get isOut(): boolean {
    const { on } = this.meeting
    return on !== null && isOutOf(this.meeting, this.me, on)
  }

  get title(): string {
    return this.#answer.document.title
  }

  /** Where `/live` goes on from what was loaded last. */
  get position(): string {
    return this.#answer.position
  }

  /** What an item is called; null where the person may not know. */
  titleOf(item: string): string | null {
    return this.#answer.document.sections.find(({ id }) => id === item)?.title ?? null
  }

  /** The person on the roll, if they are here. */
  get here(): Attendance | null {
    return hereIn(this.meeting, this.me)
  }

  /** Whether the person calls speakers and opens items. */
  get leads(): boolean {
    return mayLead(this.meeting, { actor: this.me, offices: this.#options.offices() })
  }

  /** Whether they type the captions. */
  get mayCaption(): boolean {
    return mayCaption(this.meeting, { actor: this.me, offices: this.#options.offices() })
  }

  /** Whether they act for those who have no device. */
  get mayNote(): boolean {
    return mayNote(this.meeting, { actor: this.me, offices: this.#options.offices() })
  }

  /** Whom the list suggests to call next. */
  get next(): string | null {
    return nextSpeaker(this.meeting, this.isGone)
  }

  /** Says whether somebody has had no connection for two minutes, which matters of those from afar alone. */
  readonly isGone = (person: string): boolean => this.#presence?.isGone(person) ?? false

  /** What a lost connection means of somebody: gone from afar, lost for less than two minutes, or nothing. */
  absence(person: string): 'gone' | 'lost' | null {
    if (isAway(this.meeting, person, this.isGone)) return 'gone'
    const isLost = (one: string): boolean => this.#presence?.isLost(one) ?? false
    return isAway(this.meeting, person, isLost) ? 'lost' : null
  }

  /** Says whether the owner of a card has been away for two minutes. */
  isCardGone({ by }: Card): boolean {
    return by.as === 'named'
      ? this.absence(by.person) === 'gone'
      : (this.#presence?.isCardGone(by.hash) ?? false)
  }

  /** Says whether a card is the person's own. */
  isMine(card: Card): boolean {
    return card.by.as === 'named' ? card.by.person === this.me : this.#own.secretOf(card.id) !== null
  }

  /** The person's own card of a colour that is up. */
  mine(colour: CardColour): Card | null {
    return this.cards.find((card) => card.colour === colour && this.isMine(card)) ?? null
  }

  /** All cards that are up, red ones first, then by when they were raised. */
  get cards(): readonly Card[] {
    const isRed = ({ colour }: Card): number => (colour === 'red' ? 0 : 1)
    return [...this.meeting.cards.values()].toSorted((one, other) => isRed(one) - isRed(other))
  }

  /** What a person is called here. */
  readonly nameOf = (person: string): string => {
    const member = this.#options.members().find((one) => one.person === person)
    if (member !== undefined) return nameMarked(member)
    return this.#answer.newcomers.find((one) => one.person === person)?.name ?? m.hearing_someone()
  }

  /** Those who may take something on: who is or was here first, then the others of the space. */
  get people(): readonly string[] {
    const others = this.#options.members().flatMap(({ person, left }) => (left ? [] : [person]))
    return [...new Set([...this.meeting.roll.keys(), ...others])]
  }

  get mayReadRegister(): boolean {
    return this.#options.register !== null
  }

  /** Reads the register anew: it is needed on demand alone, and a meeting goes on without it. */
  async readRegister(): Promise<void> {
    const read = await this.#options.register?.()
    if (read?.ok) this.register = read.value
  }

  press(key: string, ask: MeetingAsk): void {
    void this.ask(key, ask)
  }

  /** The same, for whoever goes on once it is done; tells false where it was refused or let go. */
  ask(key: string, ask: MeetingAsk): Promise<boolean> {
    return this.presses.press(key, asSeen(ask, this.meeting))
  }

  /** Holds up a card, or takes one's own of this colour down. */
  pressCard(colour: CardColour, isNamed: boolean): void {
    const up = this.mine(colour)
    const key = `card:${colour}`
    if (up !== null) {
      return this.press(key, { do: 'lowerCard', card: up.id, token: this.#own.secretOf(up.id) })
    }
    if (this.presses.isGoing(key)) return
    const card = newId()
    const by = isNamed
      ? { as: 'named' as const, person: this.me }
      : { as: 'unnamed' as const, token: this.#own.make(card) }
    this.press(key, { do: 'raiseCard', card, colour, by })
  }

  #isKnown(person: string): boolean {
    return (
      this.#options.members().some((one) => one.person === person) ||
      this.#answer.newcomers.some((one) => one.person === person)
    )
  }

  readonly #isMineById = (id: string): boolean => {
    const card = this.meeting.cards.get(id)
    return this.#own.secretOf(id) !== null || (card !== undefined && this.isMine(card))
  }

  /** Shows the server that the owner of these cards is still there, without saying who that is. */
  #hold(): void {
    const tokens = [...this.meeting.cards.keys()].flatMap((card) => this.#own.secretOf(card) ?? [])
    this.#presence?.hold(tokens)
  }
}

/** The room that a page shows. */
export const [getRoom, setRoom] = createContext<Room>()
