import type { Capacity, CriterionFacts, EvaluationAsk, Office, Score } from '@alongside/protocol'
import type { CompleteEvaluationAsk } from '../ask.ts'
import { decideEvaluation } from '../decide.ts'
import type { EvaluationContext } from '../decide/context.ts'
import type { EvaluationDecision } from '../decision.ts'
import { freshEvaluation, type Evaluation } from '../evaluation.ts'
import { readEvaluationEvent, type EvaluationEvent } from '../event.ts'
import { evolveEvaluation } from '../evolve.ts'
import { reasonRows, scoreRows } from '../score-rows.ts'
import type { BoxName, OpenedBox, SealedEvidence } from '../sealed.ts'

/** An id that can be read in a failing test: letters filled up to sixteen. */
export const id = (name: string): string => name.toLowerCase().padEnd(16, 'x').slice(0, 16)

/** Facilitator of the space, who leads. */
export const lena = id('lena')
/** Member of the space, who leads nothing and is on no panel. */
export const sam = id('sam')
export const asha = id('asha')
export const bo = id('bo')
export const cleo = id('cleo')
/** Unpaid carers. */
export const dana = id('dana')
export const eli = id('eli')
export const fay = id('fay')
/** Works for the provider. */
export const gus = id('gus')
/** Works for the provider, and chairs the space. */
export const hana = id('hana')
/** Nobody in the space. */
export const stranger = id('stranger')

const people: Readonly<Record<string, { offices: readonly Office[]; capacities: readonly Capacity[] }>> = {
  [lena]: { offices: ['facilitator'], capacities: ['facilitator'] },
  [sam]: { offices: [], capacities: ['commissioner'] },
  [asha]: { offices: [], capacities: ['usesServices', 'unpaidCarer'] },
  [bo]: { offices: [], capacities: ['usesServices'] },
  [cleo]: { offices: [], capacities: ['usesServices'] },
  [dana]: { offices: [], capacities: ['unpaidCarer'] },
  [eli]: { offices: [], capacities: ['unpaidCarer'] },
  [fay]: { offices: [], capacities: ['unpaidCarer'] },
  [gus]: { offices: [], capacities: ['frontlineStaff'] },
  [hana]: { offices: ['chair'], capacities: ['frontlineStaff'] },
}

export const everybody = Object.keys(people)
/** Those on the panel of an evaluation that is scored. */
export const panel = [asha, bo, cleo, dana, eli, fay, gus, hana] as const

export const facts: CriterionFacts = { question: 'How easy is it to get help?', help: 'Think of the phone.' }
export const reach = id('reach')
export const listens = id('listens')

type Boxes = Readonly<Record<BoxName, Map<string, string>>>

/** An evaluation with its log and its boxes, in which what is asked is decided and folded in as a space would do. */
export class PanelRoom {
  evaluation: Evaluation
  readonly log: (EvaluationEvent & { readonly at: number; readonly actor: string | null })[] = []
  at = 1_772_618_400_000
  today = '2026-03-04'
  /** Criteria that somebody may not read: `person criterion`. */
  readonly closedTo = new Set<string>()
  readonly titles = new Map<string, string>()
  readonly meetings = new Set<string>([id('march')])
  /** Who guests turned out to be. */
  readonly selves = new Map<string, string>()
  readonly boxes = new Map<string, Boxes>()
  /** What was brought with scores, by where it lies. */
  readonly evidence = new Map<string, SealedEvidence>()
  /** What was kept of boxes that were closed. */
  readonly kept = new Map<string, OpenedBox>()

  constructor() {
    this.evaluation = freshEvaluation({
      evaluation: id('evaluation'),
      service: id('service'),
      period: { from: '2026-01-01', to: '2026-06-30' },
      from: null,
      review: null,
    })
  }

  /** One with a panel and two criteria, both of which are scored. */
  static scored(ask: Partial<Extract<EvaluationAsk, { do: 'startScoring' }>> = {}): PanelRoom {
    const room = PanelRoom.prepared()
    room.must(lena, { do: 'startScoring', open: 'all', deadline: null, ...ask })
    return room
  }

  static prepared(): PanelRoom {
    const room = new PanelRoom()
    for (const person of panel) {
      const [capacity = 'observer'] = people[person]?.capacities ?? []
      const isFromProvider = person === gus || person === hana
      room.must(lena, { do: 'putOnPanel', person, capacity, isFromProvider })
    }
    room.add('reach')
    room.add('listens')
    return room
  }

  add(name: string): void {
    this.must(lena, { do: 'addCriterion', criterion: id(name), title: name, after: null, facts })
  }

  score(
    person: string,
    score: Score,
    more: Partial<Extract<CompleteEvaluationAsk, { do: 'score' }>> = {},
  ): EvaluationDecision {
    const criterion = more.criterion ?? reach
    const { round } = this.criterion(criterion)
    const hasOne =
      this.boxes.get(`${criterion} ${round}`)?.scores.has(person) === true ||
      this.kept.get(`${criterion} ${round}`)?.scores.some((row) => row.includes(person)) === true
    return this.ask(person, {
      do: 'score',
      criterion,
      score,
      reason: '',
      reasonIs: 'withoutName',
      show: false,
      hasOne,
      ...more,
    })
  }

  /** Asks first which boxes are to be closed, and then with what was in them. */
  reveal(actor: string = lena, criterion: string | null = null): EvaluationDecision {
    const first = this.ask(actor, { do: 'reveal', criterion, boxes: null })
    if ('refusal' in first || first.closes === undefined) return first
    const boxes = first.closes.map((one) => this.close(one))
    return this.ask(actor, { do: 'reveal', criterion, boxes })
  }

  /** Closed twice it gives the same. */
  close({ criterion, round }: { readonly criterion: string; readonly round: number }): OpenedBox {
    const key = `${criterion} ${round}`
    const known = this.kept.get(key)
    if (known !== undefined) return known
    const before = [...this.kept.values()]
      .filter((one) => one.criterion === criterion)
      .flatMap(({ scores }) => scores)
    const given = (name: BoxName) =>
      [...(this.boxes.get(key)?.[name] ?? [])].map(([person, ballot]) => ({ person, ballot }))
    const selfOf = (person: string) => this.selves.get(person) ?? person
    const box = {
      criterion,
      round,
      scores: scoreRows(this.evaluation, given('scores'), before, selfOf, this.criterion(criterion).scale),
      reasons: reasonRows(this.evaluation, given('reasons'), selfOf),
      evidence: this.evidence,
    }
    this.kept.set(key, box)
    return box
  }

  criterion(criterion: string = reach) {
    const known = this.evaluation.criteria.get(criterion)
    if (known === undefined) throw new RangeError(`no criterion ${criterion}`)
    return known
  }

  /** Decides, seals what is to be sealed, and folds in what follows. */
  ask(actor: string, ask: CompleteEvaluationAsk): EvaluationDecision {
    const decision = decideEvaluation(this.evaluation, ask, this.context(actor))
    if ('refusal' in decision) return decision
    if (ask.do === 'addCriterion' || ask.do === 'changeCriterion') this.titles.set(ask.criterion, ask.title)
    if (decision.sealed !== undefined) this.#seal(decision.sealed)
    for (const event of decision.events) this.fold(event, actor)
    return decision
  }

  /** What happened; throws where it was refused. */
  must(actor: string, ask: CompleteEvaluationAsk): readonly EvaluationEvent[] {
    const decision = this.ask(actor, ask)
    if ('refusal' in decision) throw new Error(`${ask.do}: ${decision.refusal.words}`)
    return decision.events
  }

  /** Why it was refused, in one word; 'done' where it was not. */
  kindOf(actor: string, ask: CompleteEvaluationAsk): string {
    const decision = this.ask(actor, ask)
    return 'refusal' in decision ? decision.refusal.kind : 'done'
  }

  context(actor: string): EvaluationContext {
    return {
      actor,
      at: this.at,
      today: this.today,
      offices: people[actor]?.offices ?? [],
      owns: false,
      mayRead: (person, criterion) => person in people && !this.closedTo.has(`${person} ${criterion}`),
      mayCome: (person) => person in people,
      capacitiesOf: (person) => people[person]?.capacities ?? [],
      titleOf: (criterion) => this.titles.get(criterion) ?? null,
      isMeeting: (meeting) => this.meetings.has(meeting),
    }
  }

  fold(event: EvaluationEvent, actor: string | null = lena): void {
    const read = readEvaluationEvent({ kind: event.kind, payload: JSON.parse(JSON.stringify(event.payload)) })
    if (read === null) throw new Error(`${event.kind} cannot be read again`)
    this.log.push({ ...read, at: this.at, actor })
    this.evaluation = evolveEvaluation(this.evaluation, read, { at: this.at, actor })
  }

  #seal({ criterion, round, person, scores, reasons, evidence }: NonNullable<SealedOf>): void {
    const key = `${criterion} ${round}`
    const boxes = this.boxes.get(key) ?? { scores: new Map(), reasons: new Map() }
    this.boxes.set(key, boxes)
    const place = evidence == null ? null : `${criterion} ${round} ${person}`
    if (place !== null && evidence != null) this.evidence.set(place, evidence)
    const isUnnamed = typeof reasons === 'string'
    const ballot = scores && { ...scores, evidence: isUnnamed ? null : place }
    if (scores !== undefined) put(boxes.scores, person, ballot == null ? null : JSON.stringify(ballot))
    if (reasons !== undefined) {
      put(boxes.reasons, person, isUnnamed ? JSON.stringify({ words: reasons, evidence: place }) : null)
    }
  }
}

type SealedOf = Extract<EvaluationDecision, { events: unknown }>['sealed']

function put(box: Map<string, string>, person: string, ballot: string | null): void {
  if (ballot === null) box.delete(person)
  else box.set(person, ballot)
}
