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
  type MyFile,
  type Panellist,
} from '@alongside/evaluation'
import {
  evaluationAskSchema,
  type Capacity,
  type EvaluationAsk,
  type Evidence,
  type MemberView,
  type Office,
  type SectionView,
} from '@alongside/protocol'
import { createContext } from 'svelte'
import type { Answer } from '#lib/api.ts'
import type { LiveEvent } from '#lib/live.svelte.ts'
import { mayChangeSight } from '#lib/meeting/room/sight.ts'
import { m } from '#lib/paraglide/messages.js'
import { Device } from '#lib/comments/device.ts'
import { KeptPresses } from '#lib/press/kept-presses.ts'
import { Presses, type Press } from '#lib/press/presses.ts'
import { WatchedPresses } from '#lib/press/watched-presses.svelte.ts'
import { nameMarked } from '#lib/words/names.ts'
import { Drafts, type Draft } from './drafts.ts'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { newsOf, type News } from './news.ts'
import { OwnScores, type ScoreAsk } from './own-scores.ts'
import { ScoreFiles } from './score-files.ts'

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
  /** Sends a file that is to come with a score. */
  readonly sendEvidence: (
    criterion: string,
    file: { readonly id: string; readonly name: string; readonly bytes: ArrayBuffer },
  ) => Promise<Answer<MyFile>>
  /** The bytes of a file that the person has sealed themselves; null where there are none. */
  readonly loadEvidence: (criterion: string, file: string) => Promise<ArrayBuffer | null>
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
  /** What goes with scores, until the server has it; null on the server, and once the page has gone. */
  files: ScoreFiles | null = $state.raw(null)
  #answer: EvaluationAnswer = $state.raw()!
  readonly #options: LiveEvaluationOptions

  constructor(options: LiveEvaluationOptions) {
    const { me, answer, storage } = options
    this.#options = options
    this.me = me
    this.drafts = new Drafts(storage, me, answer.evaluation.id, ({ files }) => void this.files?.letGo(files))
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

  /** Begins to keep what goes with scores, and to send what waits; answers how to stop. */
  begin(): () => void {
    const files = new ScoreFiles(new Device(this.me), this.#options.loadEvidence)
    this.files = files
    this.presses.open()
    return () => {
      this.files = null
      this.presses.close()
      files.close()
    }
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
      if (mayChangeSight(event.kind) || /^(serviceChanged|fileRemoved)$/.test(event.kind))
        this.#options.renew()
      return
    }
    const before = this.evaluation
    if (happened.payload.evaluation !== before.id) return
    this.evaluation = evolveEvaluation(before, happened, event)
    this.presses.settle()
    // What is told of a criterion is not its title and place, which are its section's.
    if (/^criterion(Added|Changed|TakenOut|PutBack)$/.test(happened.kind)) this.#options.renew()
    const news = newsOf(happened, before, this.me)
    if (news !== null && ['revealed', 'reopened', 'lost', 'late'].includes(news.is)) void this.own.bring()
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
      links: [...(mine?.evidence.links ?? [])],
      files: (mine?.evidence.files ?? []).map(({ seal, alt, ...file }) => ({
        ...file,
        alt: alt ?? '',
        sent: seal,
      })),
      show: mine?.show ?? false,
    }
  }

  press(key: string, ask: EvaluationAsk): void {
    void this.ask(key, ask)
  }

  /** The same, for whoever goes on once it is done; tells false where it was refused or let go. */
  ask(key: string, ask: EvaluationAsk): Promise<boolean> {
    return this.presses.press(key, this.#withSeen(ask))
  }

  /** With what stands here now: then nothing is undone, revealed or scored that another has begun meanwhile. */
  #withSeen(ask: EvaluationAsk): EvaluationAsk {
    switch (ask.do) {
      case 'putOn':
        return { ...ask, seen: this.evaluation.on }
      case 'reveal':
        return {
          ...ask,
          seen: this.open.map(({ criterion: { id, round } }) => ({ criterion: id, round })),
        }
      case 'score':
        return { ...ask, seen: this.evaluation.criteria.get(ask.criterion)?.round ?? 1 }
      default:
        return ask
    }
  }

  async #send(ask: EvaluationAsk): Promise<Answer<unknown>> {
    if (ask.do === 'score') return this.#sendScore(ask)
    const answer = await this.#options.send(ask)
    if (!answer.ok) return answer
    if (ask.do === 'takeScoreBack') {
      this.own.forget(ask.criterion)
      this.drafts.drop(ask.criterion)
    }
    return answer
  }

  /** Sends a score, and before it the files that it brings. */
  async #sendScore(ask: ScoreAsk): Promise<Answer<unknown>> {
    const round = ask.seen ?? this.evaluation.criteria.get(ask.criterion)?.round ?? 1
    const ready = await this.#sendFiles(ask, round)
    if (!ready.ok) return ready
    let answer = await this.#options.send(ready.value)
    if (!answer.ok && answer.trouble.field === 'files') {
      // What was sent before is gone there, and still lies here.
      this.#forgetSent(ask.criterion, round)
      const again = await this.#sendFiles({ ...ask, evidence: unsent(ask.evidence) }, round)
      if (!again.ok) return again
      answer = await this.#options.send(again.value)
    }
    if (!answer.ok) return answer
    this.own.keep(ready.value, round, this.drafts.of(ask.criterion, round)?.files)
    await this.own.bring()
    return answer
  }

  async #sendFiles(ask: ScoreAsk, round: number): Promise<Answer<ScoreAsk>> {
    if (ask.evidence === undefined) return { ok: true, value: ask }
    const files: Evidence['files'] = []
    for (const file of ask.evidence.files) {
      const draft = this.drafts.of(ask.criterion, round)
      const known = draft?.files.find(({ id }) => id === file.id)
      const seal = file.seal || known?.sent
      if (seal) {
        files.push({ ...file, seal })
        continue
      }
      const bytes = (await this.files?.unsent(file.id)) ?? null
      // The device has lost it, by no fault of the score: that is sent.
      if (bytes === null || known === undefined) continue
      const sent = await this.#options.sendEvidence(ask.criterion, { id: file.id, name: known.name, bytes })
      // The score is told of as late then, and what came with it stays here.
      if (!sent.ok && sent.trouble.kind === 'ended') break
      if (!sent.ok) return sent
      files.push({ ...file, seal: sent.value.seal })
      this.#keepSent(ask.criterion, round, file.id, sent.value.seal)
    }
    return { ok: true, value: { ...ask, evidence: { ...ask.evidence, files } } }
  }

  #keepSent(criterion: string, round: number, file: string, seal: string): void {
    const draft = this.drafts.of(criterion, round)
    if (draft === null) return
    const files = draft.files.map((one) => (one.id === file ? { ...one, sent: seal } : one))
    this.drafts.keep(criterion, { ...draft, files })
  }

  #forgetSent(criterion: string, round: number): void {
    const draft = this.drafts.of(criterion, round)
    if (draft === null) return
    this.drafts.keep(criterion, { ...draft, files: draft.files.map((one) => ({ ...one, sent: null })) })
  }
}

function unsent(evidence: ScoreAsk['evidence']): ScoreAsk['evidence'] {
  return evidence && { ...evidence, files: evidence.files.map((file) => ({ ...file, seal: '' })) }
}

/** The evaluation that a page shows. */
export const [getEvaluation, setEvaluation] = createContext<LiveEvaluation>()
