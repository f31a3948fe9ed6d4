import {
  awardedIn,
  ballotPaperOf,
  cardOrder,
  evolveRound,
  hasInterest,
  missingForVoting,
  readAllocationEvent,
  votedOn,
  type AllocationAnswer,
  type BallotPaper,
  type Missing,
  type Proposed,
  type Round,
} from '@alongside/allocation'
import {
  allocationAskSchema,
  allocationBallotSchema,
  type AllocationAsk,
  type AllocationBallot,
  type Capacity,
  type MemberView,
} from '@alongside/protocol'
import { createContext } from 'svelte'
import type { Answer } from '#lib/api.ts'
import type { LiveEvent } from '#lib/live.svelte.ts'
import { mayChangeSight } from '#lib/meeting/room/sight.ts'
import { m } from '#lib/paraglide/messages.js'
import { KeptPresses } from '#lib/press/kept-presses.ts'
import { Presses } from '#lib/press/presses.ts'
import { WatchedPresses } from '#lib/press/watched-presses.svelte.ts'
import { nameMarked } from '#lib/words/names.ts'
import type { LiveAllocationOptions } from './allocation-options.ts'
import { typedCardSchema, type TypedCard } from './card-form.ts'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { KeptInTab } from './kept-in-tab.ts'
import { newsOf } from './news.ts'
import { OwnVote } from './own-vote.ts'
import { typedPaperSchema, type TypedPaper } from './paper/typed-paper.ts'
import { votersIn, whyNoVote, type WhyNoVote } from './why-no-vote.ts'

/** The key of one's own vote among what was chosen and pressed. */
export const ownVoteKey = 'vote'

/** A round as it goes on: what the page brought, and all that has happened since, the same on every screen. */
export class LiveAllocation {
  round: Round = $state.raw()!
  readonly me: string
  readonly presses: Presses<AllocationAsk>
  readonly own: OwnVote
  /** What was chosen and is not known to lie in the box. */
  readonly chosen: KeptInTab<AllocationBallot>
  /** Proposals that were typed and not handed in. */
  readonly typed: KeptInTab<TypedCard>
  /** Votes on paper that were typed and not handed on. */
  readonly paperTyped: KeptInTab<TypedPaper>
  #answer: AllocationAnswer = $state.raw()!
  readonly #options: LiveAllocationOptions

  constructor(options: LiveAllocationOptions) {
    const { me, answer, storage } = options
    const { id } = answer.allocation
    this.#options = options
    this.me = me
    this.chosen = new KeptInTab(storage, `alongside-vote-${me}-${id}`, allocationBallotSchema)
    this.typed = new KeptInTab(storage, `alongside-proposals-${me}-${id}`, typedCardSchema)
    this.paperTyped = new KeptInTab(storage, `alongside-paper-${me}-${id}`, typedPaperSchema)
    this.own = new OwnVote(options.loadMine)
    this.presses = new Presses({
      list: new WatchedPresses(),
      rules: {
        isSo: (ask) => hasHappened(this.round, ask, me),
        isLetGoOnceSo,
        isOutdated: () => false,
        isOnce: () => false,
      },
      kept: new KeptPresses(storage, `alongside-allocation-${me}-${id}`, allocationAskSchema),
      send: (ask) => this.#send(ask),
      refused: options.refused,
    })
    this.show(answer)
  }

  /** Shows what was loaded in place of all that stood here. */
  show(answer: AllocationAnswer): void {
    this.#answer = answer
    this.round = answer.allocation
    this.presses.settle()
  }

  /** Takes in what happened behind what was loaded. */
  hear(event: LiveEvent): void {
    const happened = readAllocationEvent(event)
    if (happened === null) {
      if (mayChangeSight(event.kind)) this.#options.renew()
      return
    }
    const before = this.round
    if (happened.payload.allocation !== before.id) return
    this.round = evolveRound(before, happened, event)
    this.presses.settle()
    const news = newsOf(happened, before, this.me)
    // What another hand put in or took back is asked for: no event holds it.
    if (happened.kind === 'votedFor' || happened.kind === 'assistedVoteEnded') {
      if (happened.payload.person === this.me) void this.own.bring()
    }
    if (happened.kind === 'voteBegunAgain') void this.own.bring()
    if (news !== null) this.#options.tell(news)
  }

  get position(): string {
    return this.#answer.position
  }

  get title(): string {
    return this.#answer.document.title
  }

  get slug(): string {
    return this.#answer.document.slug
  }

  /** The section in which files of the cards lie, and what people ask; null where the person may not read it. */
  get section(): AllocationAnswer['document']['sections'][number] | null {
    return this.#answer.document.sections[0] ?? null
  }

  get owns(): boolean {
    return this.#answer.document.permission === 'own'
  }

  get leads(): boolean {
    return this.#answer.leads
  }

  /** Whether the person puts in votes for others, and those on paper. */
  get lendsHand(): boolean {
    return this.#answer.lendsHand
  }

  get today(): string {
    return this.#options.today()
  }

  get members(): readonly MemberView[] {
    return this.#options.members()
  }

  /** What a person is called here. */
  readonly nameOf = (person: string): string => {
    const member = this.members.find((one) => one.person === person)
    return member === undefined ? m.hearing_someone() : nameMarked(member)
  }

  /** What a proposal is called. */
  readonly titleOf = (proposal: string): string =>
    this.round.proposals.find(({ id }) => id === proposal)?.card.title ?? m.alloc_aProposal()

  /** The capacity in which somebody counts: that of the list, else the one in which they speak. */
  capacityOf(person: string): Capacity {
    const listed = this.round.list.find((one) => one.person === person)?.capacity
    return listed ?? this.members.find((one) => one.person === person)?.capacity ?? 'observer'
  }

  /** Whether something can still be changed before people vote. */
  get isBeforeVoting(): boolean {
    return this.round.openedAt === null
  }

  /** Whether the last day of proposing has passed. */
  get isPastProposing(): boolean {
    return isPast(this.round.rules.proposeUntil, this.today)
  }

  /** Whether the last day of voting has passed. */
  get isPastVoting(): boolean {
    return isPast(this.round.rules.voteUntil, this.today)
  }

  get mayPropose(): boolean {
    if (this.round.phase !== 'proposing' || this.isPastProposing) return false
    const isGuest = this.members.find(({ person }) => person === this.me)?.guest != null
    return !isGuest || this.round.rules.proposers === 'membersAndGuests'
  }

  /** Those that are voted on, in the order in which this person sees them. */
  get cards(): readonly Proposed[] {
    return cardOrder(votedOn(this.round), this.round.id, this.me)
  }

  get leftOff(): readonly Proposed[] {
    return this.round.proposals.filter(({ leftOff }) => leftOff !== null)
  }

  get missing(): readonly Missing[] {
    return missingForVoting(this.round)
  }

  /** Whether the person was asked to check cards. */
  get isChecker(): boolean {
    return this.round.checkers.some(({ person }) => person === this.me)
  }

  hasInterest(proposed: Proposed): boolean {
    return hasInterest(proposed, this.me)
  }

  /** What is voted on; null as long as nobody can. */
  get paper(): BallotPaper | null {
    return this.round.openedAt === null ? null : ballotPaperOf(this.round)
  }

  /** Why the person has no vote here; null: they have one. */
  get whyNoVote(): WhyNoVote | null {
    return whyNoVote(this.round, this.me, this.members)
  }

  /** Those who have a vote, as far as the person knows of them. */
  get voters(): readonly string[] {
    return votersIn(this.round, this.members)
  }

  get awarded(): readonly string[] {
    return awardedIn(this.round)
  }

  press(key: string, ask: AllocationAsk): void {
    void this.ask(key, ask)
  }

  /** The same, for whoever goes on once it is done; tells false where it was refused or let go. */
  ask(key: string, ask: AllocationAsk): Promise<boolean> {
    return this.presses.press(key, ask)
  }

  async #send(ask: AllocationAsk): Promise<Answer<unknown>> {
    const answer = await this.#options.send(ask)
    if (!answer.ok) return answer
    if (ask.do === 'vote' && ask.person === this.me) {
      // What came late lies in no box: only what is seen there is told to be saved.
      await this.own.bring()
    }
    if (ask.do === 'takeVoteBack' && ask.person === this.me) this.own.forget()
    return answer
  }
}

function isPast(day: string | null, today: string): boolean {
  return day !== null && today > day
}

/** The round that a page shows. */
export const [getAllocation, setAllocation] = createContext<LiveAllocation>()
