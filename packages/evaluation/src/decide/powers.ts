import { leadingOffices, preparingOffices, refuse, type Office } from '@alongside/protocol'
import type { EvaluationDecision } from '../decision.ts'
import type { Evaluation } from '../evaluation.ts'
import type { Panellist } from '../part.ts'
import type { EvaluationContext } from './context.ts'

type Asking = Pick<EvaluationContext, 'actor' | 'offices' | 'owns'>

const publishers: readonly Office[] = ['organiser', 'chair']

/** Says whether somebody leads an evaluation: they hold such an office in the space, or own its document. */
export function leadsEvaluation({ offices, owns }: Pick<Asking, 'offices' | 'owns'>): boolean {
  return owns || offices.some((office) => leadingOffices.includes(office))
}

/** Says whether somebody makes results public, and withdraws them. */
export function mayPublishResult({ offices }: Pick<Asking, 'offices'>): boolean {
  return offices.some((office) => publishers.includes(office))
}

/** Says whether somebody takes part in the agreed score: staff of the provider may be kept out of it by a rule. */
export function mayAgree(
  { rules, panel, left }: Pick<Evaluation, 'rules' | 'panel' | 'left'>,
  person: string,
): boolean {
  const seat = panel.get(person) ?? left.get(person)
  return rules.providerStaffAgree || seat?.isFromProvider !== true
}

export function leading(asking: Asking, then: () => EvaluationDecision): EvaluationDecision {
  return leadsEvaluation(asking)
    ? then()
    : refuse('notAllowed', 'Only those who lead this evaluation can do this. Ask an organiser.')
}

/** Says whether somebody puts in what others say who cannot do so themselves; whoever supports one of them does so for that one. */
export function actsAsHand({ offices, owns }: Pick<Asking, 'offices' | 'owns'>): boolean {
  return owns || offices.some((office) => preparingOffices.includes(office))
}

/** Lets the hand of somebody act. */
export function asHand(
  asking: Asking,
  isSupporter: boolean,
  then: () => EvaluationDecision,
): EvaluationDecision {
  return isSupporter || actsAsHand(asking)
    ? then()
    : refuse(
        'notAllowed',
        'Scores of others are put in by the note taker, by those who lead, and by whoever supports the person.',
      )
}

/** Lets those who score act, each for themselves. */
export function scoring(
  { panel }: Evaluation,
  { actor }: Asking,
  then: (me: Panellist) => EvaluationDecision,
): EvaluationDecision {
  const me = panel.get(actor)
  return me === undefined
    ? refuse('notAllowed', 'This is for those who are on the panel. Ask whoever leads to put you there.')
    : then(me)
}

/** Lets the panel act, and whoever leads. */
export function panelOrLeading(
  { panel }: Evaluation,
  asking: Asking,
  then: () => EvaluationDecision,
): EvaluationDecision {
  return panel.has(asking.actor) || leadsEvaluation(asking)
    ? then()
    : refuse('notAllowed', 'This is for the panel and for those who lead this evaluation.')
}

/** Lets those take part in the agreed score whom no rule keeps from it. */
export function agreeing(
  evaluation: Evaluation,
  { actor }: Asking,
  then: () => EvaluationDecision,
): EvaluationDecision {
  return mayAgree(evaluation, actor)
    ? then()
    : refuse(
        'notAllowed',
        'The panel agreed that staff of the provider take no part in the agreed score. The provider replies to the result.',
      )
}
