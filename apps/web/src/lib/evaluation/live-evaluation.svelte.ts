import {
  criteriaIn,
  evaluationFrom,
  evolveEvaluation,
  gapBetween,
  isPastDeadline,
  leadsEvaluation,
  mayAgree,
  mayPublishResult,
  readEvaluationEvent,
  type Criterion,
  type Evaluation,
  type EvaluationAnswer,
  type MineAnswer,
  type Panellist,
} from '@alongside/evaluation'
import {
  evaluationAskSchema,
  type Capacity,
  type EvaluationAsk,
  type MemberView,
  type Office,
  type SectionView,
} from '@alongside/protocol'
import { createContext } from 'svelte'
import type { Answer } from '#lib/api.ts'
import type { LiveEvent } from '#lib/live.svelte.ts'
import { mayChangeSight } from '#lib/meeting/room/sight.ts'
import { m } from '#lib/paraglide/messages.js'
import { KeptPresses } from '#lib/press/kept-presses.ts'
import { Presses, type Press } from '#lib/press/presses.ts'
import { WatchedPresses } from '#lib/press/watched-presses.svelte.ts'
import { nameMarked } from '#lib/words/names.ts'
import { Drafts, type Draft } from './drafts.ts'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { newsOf, type News } from './news.ts'
import { OwnScores } from './own-scores.ts'

export interface LiveEvaluationOptions {
  readonly me: string
  readonly answer: EvaluationAnswer
  readonly members: () => readonly MemberView[]
  /** What the person has been asked to do in the space. */
  readonly offices: () => readonly Office[]
  /** The day that it is in the space (ISO date). */
  readonly today: () => string
  readonly send: (ask: EvaluationAsk) => Promise<Answer<unknown>>
  /** What the person has sealed themselves. */
  readonly loadMine: () => Promise<Answer<MineAnswer>>
  /** What the person may see has changed: the view is to be loaded anew. */
  readonly renew: () => void
  readonly tell: (news: News) => void
  readonly refused: (press: Press<EvaluationAsk>) => void
  /** What a tab keeps; null where it keeps nothing, and on the server. */
  readonly storage: Storage | null
}

/** A criterion with the section that holds its title and the note of what was discussed. */
export interface CriterionShown {
  readonly criterion: Criterion
  readonly section: SectionView
}

/** An evaluation as it goes on: what the page brought, and all that has happened since, the same on every screen. */
export class LiveEvaluation {
  evaluation: Evaluation = $state.raw()!
  readonly me: string
  readonly presses: Presses<EvaluationAsk>
  readonly own: OwnScores
  readonly drafts: Drafts
  #answer: EvaluationAnswer = $state.raw()!
  readonly #options: LiveEvaluationOptions

  constructor(options: LiveEvaluationOptions) {
    const { me, answer, storage } = options
    this.#options = options
    this.me = me
    this.drafts = new Drafts(storage, me, answer.evaluation.id)
    this.own = new OwnScores(options.loadMine, this.drafts)
    this.presses = new Presses({
      list: new WatchedPresses(),
      rules: {
        isSo: (ask) => hasHappened(this.evaluation, ask, me),
        isLetGoOnceSo,
        isOutdated: () => false,
        isOnce: () => false,
      },
      kept: new KeptPresses(
        storage,
        `alongside-evaluation-${me}-${answer.evaluation.id}`,
        evaluationAskSchema,
      ),
      send: (ask) => this.#send(ask),
      refused: options.refused,
    })
    this.show(answer)
  }

  /** Shows what was loaded in place of all that stood here. */
  show(answer: EvaluationAnswer): void {
    this.#answer = answer
    this.evaluation = evaluationFrom(answer.evaluation)
    this.presses.settle()
  }

  /** Takes in what happened behind what was loaded. */
  hear(event: LiveEvent): void {
    const happened = readEvaluationEvent(event)
    if (happened === null) {
      if (mayChangeSight(event.kind) || event.kind === 'serviceChanged') this.#options.renew()
      return
    }
    const before = this.evaluation
    if (happened.payload.evaluation !== before.id) return
    this.evaluation = evolveEvaluation(before, happened, event)
    this.presses.settle()
    // What is told of a criterion is not its title and place, which are its section's.
    if (/^criterion(Added|Changed|TakenOut|PutBack)$/.test(happened.kind)) this.#options.renew()
    const news = newsOf(happened, before, this.me)
    if (news?.is === 'revealed' || news?.is === 'reopened' || news?.is === 'late') void this.own.bring()
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

  get service(): EvaluationAnswer['service'] {
    return this.#answer.service
  }

  /** The evaluation that it follows, as far as the person may read it. */
  get before(): EvaluationAnswer['before'] {
    return this.#answer.before
  }

  /** The criteria in their order, as far as the person may read them; without those that were taken out. */
  get criteria(): readonly CriterionShown[] {
    const known = new Map(criteriaIn(this.evaluation).map((criterion) => [criterion.id, criterion]))
    return this.#answer.document.sections.flatMap((section) => {
      const criterion = known.get(section.id)
      return criterion === undefined ? [] : [{ criterion, section }]
    })
  }

  /** Those that were taken out. */
  get takenOut(): readonly CriterionShown[] {
    return this.#answer.document.sections.flatMap((section) => {
      const criterion = this.evaluation.criteria.get(section.id)
      return criterion?.state === 'takenOut' ? [{ criterion, section }] : []
    })
  }

  /** Of a review: the sections that are written together beside what is scored. */
  get writtenTogether(): readonly SectionView[] {
    const { criteria } = this.evaluation
    return this.#answer.document.sections.filter(({ id, key }) => key !== null && !criteria.has(id))
  }

  /** Those that are scored now. */
  get open(): readonly CriterionShown[] {
    return this.criteria.filter(({ criterion }) => criterion.state === 'open')
  }

  /** Those that are revealed, as the agenda has them. */
  get revealed(): readonly CriterionShown[] {
    return this.criteria.filter(({ criterion }) => criterion.revealed !== null)
  }

  /** The same, those first on which groups see things most differently. */
  get gapsFirst(): readonly CriterionShown[] {
    const gap = ({ criterion }: CriterionShown): number => gapBetween(criterion.revealed?.groups ?? []) ?? -1
    return this.revealed.toSorted((one, other) => gap(other) - gap(one))
  }

  /** The criterion that is on every screen, if the person may read it. */
  get on(): CriterionShown | null {
    return this.criteria.find(({ criterion }) => criterion.id === this.evaluation.on) ?? null
  }

  /** What a criterion is called; some words where the person may not know. */
  readonly titleOf = (id: string): string =>
    this.#answer.document.sections.find((section) => section.id === id)?.title ?? m.evaluation_aCriterion()

  /** The person on the panel; null: they look on. */
  get seat(): Panellist | null {
    return this.evaluation.panel.get(this.me) ?? null
  }

  /** Whether the person decides who sees the evaluation. */
  get owns(): boolean {
    return this.#answer.document.permission === 'own'
  }

  get leads(): boolean {
    return leadsEvaluation({ offices: this.#options.offices(), owns: this.owns })
  }

  /** Whether the person takes part in the agreed score. */
  get mayAgree(): boolean {
    return mayAgree(this.evaluation, this.me)
  }

  get mayPublish(): boolean {
    return mayPublishResult({ offices: this.#options.offices() })
  }

  /** Whether the last day of scoring has passed. */
  get isPastDeadline(): boolean {
    return isPastDeadline(this.evaluation, this.#options.today())
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

  /** Those who may take something on: the panel first, then the others of the space. */
  get people(): readonly string[] {
    const others = this.members.flatMap(({ person, left }) => (left ? [] : [person]))
    return [...new Set([...this.evaluation.panel.keys(), ...others])]
  }

  /** Those of them who speak in one of these capacities. */
  peopleAs(those: readonly Capacity[]): readonly string[] {
    const speaking = new Set(
      this.members
        .filter(({ capacities }) => capacities.some((capacity) => those.includes(capacity)))
        .map(({ person }) => person),
    )
    return this.people.filter((person) => speaking.has(person))
  }

  /** What stands in the form of a criterion: what was typed last, or what is sealed, or nothing. */
  draftOf({ id, round }: Criterion): Draft {
    const draft = this.drafts.of(id, round)
    if (draft !== null) return draft
    const mine = this.own.of(id, round)
    return {
      round,
      score: mine?.score ?? null,
      reason: mine?.reason ?? '',
      reasonIs: mine?.reasonIs ?? 'withoutName',
      show: mine?.show ?? false,
    }
  }

  press(key: string, ask: EvaluationAsk): void {
    void this.ask(key, ask)
  }

  /** The same, for whoever goes on once it is done; tells false where it was refused or let go. */
  ask(key: string, ask: EvaluationAsk): Promise<boolean> {
    // Of two who lead, none then undoes what the other has put on meanwhile.
    return this.presses.press(key, ask.do === 'putOn' ? { ...ask, seen: this.evaluation.on } : ask)
  }

  async #send(ask: EvaluationAsk): Promise<Answer<unknown>> {
    const answer = await this.#options.send(ask)
    if (!answer.ok) return answer
    if (ask.do === 'score') {
      this.own.keep(ask, this.evaluation.criteria.get(ask.criterion)?.round ?? 1)
      await this.own.bring()
    }
    if (ask.do === 'takeScoreBack') {
      this.own.forget(ask.criterion)
      this.drafts.drop(ask.criterion)
    }
    return answer
  }
}

/** The evaluation that a page shows. */
export const [getEvaluation, setEvaluation] = createContext<LiveEvaluation>()
