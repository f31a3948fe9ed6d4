import { mostOnPanel, notFound, refuse } from '@alongside/protocol'
import type { EvaluationAskTo } from '../ask.ts'
import { alreadySo, type EvaluationDecision } from '../decision.ts'
import type { Evaluation } from '../evaluation.ts'
import type { EvaluationEvent } from '../event.ts'
import type { EvaluationContext } from './context.ts'
import { untilFinished, whilePreparing } from './phase.ts'
import { leading, scoring } from './powers.ts'

export function changeFacts(
  evaluation: Evaluation,
  { service, period }: EvaluationAskTo<'changeFacts'>,
  context: EvaluationContext,
): EvaluationDecision {
  return leading(context, () =>
    whilePreparing(evaluation, () => {
      const { from, to } = evaluation.period
      if (evaluation.service === service && from === period.from && to === period.to) return alreadySo
      const payload = { evaluation: evaluation.id, service, period }
      return { events: [{ kind: 'evaluationFactsChanged', payload }] }
    }),
  )
}

export function setRules(
  evaluation: Evaluation,
  { rules }: EvaluationAskTo<'setRules'>,
  context: EvaluationContext,
): EvaluationDecision {
  return leading(context, () =>
    whilePreparing(evaluation, () =>
      evaluation.rules.providerStaffAgree === rules.providerStaffAgree
        ? alreadySo
        : { events: [{ kind: 'panelRulesSet', payload: { evaluation: evaluation.id, rules } }] },
    ),
  )
}

/** Somebody may come later, but nobody changes sides once scoring has started. */
export function putOnPanel(
  evaluation: Evaluation,
  { do: _do, ...seat }: EvaluationAskTo<'putOnPanel'>,
  context: EvaluationContext,
): EvaluationDecision {
  const { person, capacity, isFromProvider } = seat
  return leading(context, () =>
    untilFinished(evaluation, () => {
      const known = evaluation.panel.get(person)
      if (known?.capacity === capacity && known.isFromProvider === isFromProvider) return alreadySo
      const stands = known ?? evaluation.left.get(person)
      const isOther = stands?.capacity !== capacity || stands.isFromProvider !== isFromProvider
      if (stands !== undefined && isOther && evaluation.phase !== 'preparing') {
        return refuse('ended', 'Scoring has started. As what people score stands now.')
      }
      if (!context.mayCome(person)) {
        return refuse('invalid', 'This person cannot read the evaluation. Let them read it first.', 'person')
      }
      if (!context.capacitiesOf(person).includes(capacity)) return notTheirs()
      if (known === undefined && evaluation.panel.size >= mostOnPanel) {
        return refuse('tooMany', `A panel has at most ${mostOnPanel} people.`)
      }
      return { events: [{ kind: 'putOnPanel', payload: { evaluation: evaluation.id, ...seat } }] }
    }),
  )
}

export function takeOffPanel(
  evaluation: Evaluation,
  { person, reason }: EvaluationAskTo<'takeOffPanel'>,
  context: EvaluationContext,
): EvaluationDecision {
  return leading(context, () =>
    untilFinished(evaluation, () =>
      evaluation.panel.has(person)
        ? { events: [{ kind: 'takenOffPanel', payload: { evaluation: evaluation.id, person, reason } }] }
        : alreadySo,
    ),
  )
}

/** Everybody says themselves as what they score, of what they are. */
export function scoreAs(
  evaluation: Evaluation,
  { capacity }: EvaluationAskTo<'scoreAs'>,
  context: EvaluationContext,
): EvaluationDecision {
  return scoring(evaluation, context, (me) =>
    whilePreparing(evaluation, () => {
      if (me.capacity === capacity) return alreadySo
      const { person } = me
      if (!context.capacitiesOf(person).includes(capacity)) return notTheirs()
      return {
        events: [{ kind: 'panelCapacityTaken', payload: { evaluation: evaluation.id, person, capacity } }],
      }
    }),
  )
}

/** The meeting is one that whoever leads may see. */
export function holdIn(
  evaluation: Evaluation,
  { in: where }: EvaluationAskTo<'holdIn'>,
  context: EvaluationContext,
): EvaluationDecision {
  return leading(context, () =>
    untilFinished(evaluation, () => {
      if (evaluation.heldIn === where) return alreadySo
      if (where !== null && !context.isMeeting(where)) return notFound()
      const heldIn = (meeting: string | null): EvaluationEvent => ({
        kind: 'evaluationHeldIn',
        payload: { evaluation: evaluation.id, in: meeting },
      })
      // Whoever may not see the new one hears at least that it is not the old one any more.
      const isMoved = evaluation.heldIn !== null && where !== null
      return { events: [...(isMoved ? [heldIn(null)] : []), heldIn(where)] }
    }),
  )
}

function notTheirs(): EvaluationDecision {
  return refuse('invalid', 'This person does not speak in this capacity here.', 'capacity')
}
