import type { PanelRules, Period, Review } from '@alongside/protocol'
import type { z } from 'zod'
import type {
  agreeingSchema,
  Choice,
  Criterion,
  EvaluationAction,
  Panellist,
  ProviderReply,
  ResultPage,
  takenUpSchema,
} from './part.ts'

/** How far an evaluation has come. */
export const evaluationPhases = ['preparing', 'scoring', 'discussing', 'finished'] as const
export type EvaluationPhase = (typeof evaluationPhases)[number]

/** An evaluation as all its events so far have made it; what is kept under ids of people, criteria and so on. */
export interface Evaluation {
  /** That of its document. */
  readonly id: string
  readonly phase: EvaluationPhase
  /** What is evaluated: a service, or what a review looks at, under the id of the first review of it. */
  readonly service: string
  /** Null: it is of a service. */
  readonly review: Review | null
  readonly period: Period
  /** The evaluation that it follows. */
  readonly from: string | null
  readonly rules: PanelRules
  readonly panel: ReadonlyMap<string, Panellist>
  /** Who was taken off the panel once scoring had started, as what they were there: they come back as the same. */
  readonly left: ReadonlyMap<string, Panellist>
  readonly criteria: ReadonlyMap<string, Criterion>
  /** How often the criteria were changed: what somebody agrees with is one version of them. */
  readonly criteriaVersion: number
  /** Who agrees with the criteria as they stand. */
  readonly agreeing: ReadonlyMap<string, z.infer<typeof agreeingSchema>>
  /** The last day on which is scored (ISO date). */
  readonly deadline: string | null
  /** The meeting in which it is held. */
  readonly heldIn: string | null
  /** The criterion that is on every screen. */
  readonly on: string | null
  readonly choices: ReadonlyMap<string, Choice>
  readonly actions: ReadonlyMap<string, EvaluationAction>
  readonly finishedAt: number | null
  /** How often it was taken up again, and why. */
  readonly takenUp: readonly z.infer<typeof takenUpSchema>[]
  readonly reply: ProviderReply | null
  /** The result for everyone; at most one that was not withdrawn. */
  readonly pages: ReadonlyMap<string, ResultPage>
}

/** An evaluation that has just been opened. */
export function freshEvaluation(opened: {
  readonly evaluation: string
  readonly service: string
  readonly period: Period
  readonly from: string | null
  readonly review: Review | null
}): Evaluation {
  const { evaluation: id, service, period, from, review } = opened
  return {
    id,
    phase: 'preparing',
    service,
    review,
    period,
    from,
    // Who knows a service from within is welcome to agree, unless the panel says otherwise.
    rules: { providerStaffAgree: true },
    panel: new Map(),
    left: new Map(),
    criteria: new Map(),
    criteriaVersion: 0,
    agreeing: new Map(),
    deadline: null,
    heldIn: null,
    on: null,
    choices: new Map(),
    actions: new Map(),
    finishedAt: null,
    takenUp: [],
    reply: null,
    pages: new Map(),
  }
}

/** Those that are scored or can be, in no particular order: their places are those of their sections. */
export function criteriaIn({ criteria }: Pick<Evaluation, 'criteria'>): readonly Criterion[] {
  return [...criteria.values()].filter(({ state }) => state !== 'takenOut')
}

/** The public page that stands, or null. */
export function standingPage({ pages }: Pick<Evaluation, 'pages'>): ResultPage | null {
  return [...pages.values()].find(({ withdrawn }) => withdrawn === null) ?? null
}
