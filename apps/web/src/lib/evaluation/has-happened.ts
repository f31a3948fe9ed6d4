import { criteriaIn, reasonWith, standingPage, type Criterion, type Evaluation } from '@alongside/evaluation'
import type { EvaluationAsk } from '@alongside/protocol'

/**
 * Says whether an evaluation is as somebody asked it to be: what was pressed needs no word of its own any more. Null
 * where the evaluation does not show it, as what is sealed.
 */
export function hasHappened(evaluation: Evaluation, ask: EvaluationAsk, me: string): boolean | null {
  const { phase, panel, criteria, choices, actions } = evaluation
  const of = (id: string, is: (criterion: Criterion) => boolean): boolean => {
    const criterion = criteria.get(id)
    return criterion !== undefined && is(criterion)
  }
  switch (ask.do) {
    case 'changeFacts': {
      const { service, period } = evaluation
      return service === ask.service && period.from === ask.period.from && period.to === ask.period.to
    }
    case 'claimRung': {
      const claim = evaluation.review?.claim
      return claim?.rung === ask.claim.rung && claim.words === ask.claim.words
    }
    case 'setRules':
      return evaluation.rules.providerStaffAgree === ask.rules.providerStaffAgree
    case 'putOnPanel': {
      const seat = panel.get(ask.person)
      return seat?.capacity === ask.capacity && seat.isFromProvider === ask.isFromProvider
    }
    case 'takeOffPanel':
      return !panel.has(ask.person)
    case 'scoreAs':
      return panel.get(me)?.capacity === ask.capacity

    case 'addCriterion':
      return criteria.has(ask.criterion)
    case 'changeCriterion':
      // Its title is its section's.
      return of(
        ask.criterion,
        ({ facts }) => facts.question === ask.facts.question && facts.help === ask.facts.help,
      )
        ? null
        : false
    case 'takeOutCriterion':
      return of(ask.criterion, ({ state }) => state === 'takenOut')
    case 'putCriterionBack':
      return of(ask.criterion, ({ state }) => state !== 'takenOut')
    case 'agreeCriteria':
      return evaluation.agreeing.has(me) === ask.agrees
    // Their places are those of the sections, and what is sealed is in no event.
    case 'moveCriterion':
    case 'score':
    case 'scoreFor':
    case 'takeScoreBack':
      return null

    case 'startScoring':
      return phase !== 'preparing'
    case 'openCriterion':
      return of(ask.criterion, ({ state }) => state !== 'waiting')
    case 'setDeadline':
      return evaluation.deadline === ask.deadline
    case 'holdIn':
      return evaluation.heldIn === ask.in
    case 'putOn':
      return evaluation.on === ask.criterion
    case 'sayReady':
      return criteriaIn(evaluation)
        .filter(({ id, state }) => (ask.criterion === null ? state === 'open' : id === ask.criterion))
        .every(({ ready }) => ready.includes(me) === ask.ready)
    case 'reveal':
      return ask.criterion === null
        ? criteriaIn(evaluation).every(({ state }) => state !== 'open')
        : of(ask.criterion, ({ state }) => state === 'revealed')
    case 'reopenCriterion':
      return of(ask.criterion, ({ state }) => state === 'open')
    case 'tellLost':
      return of(ask.criterion, ({ lost }) => lost.some(({ round }) => round === ask.round))
    case 'sayMyScore':
      return of(
        ask.criterion,
        ({ said }) => (said.find(({ person }) => person === me)?.score ?? null) === ask.score,
      )
    case 'sayMyReason':
      return of(
        ask.criterion,
        ({ saidReasons }) => (saidReasons.find(({ person }) => person === me)?.words ?? null) === ask.words,
      )
    case 'describeEvidence':
      return of(ask.criterion, (criterion) => {
        const known = reasonWith(criterion, ask.file)?.files.find(({ file }) => file === ask.file)
        return known?.alt === ask.alt && known.decorative === ask.decorative
      })
    case 'agreeScore':
      return of(ask.criterion, ({ agreed }) => agreed?.score === ask.score && agreed.words === ask.words)
    case 'dissentFromScore':
      return of(ask.criterion, ({ dissents }) =>
        dissents.some(({ person, words }) => person === me && words === ask.words),
      )
    case 'takeScoreDissentBack':
      return of(ask.criterion, ({ dissents }) => dissents.every(({ person }) => person !== me))

    case 'writeChoice': {
      const choice = choices.get(ask.choice)
      return choice?.sort === ask.sort && choice.words === ask.words
    }
    case 'removeChoice':
      return !choices.has(ask.choice)
    case 'agreeAction': {
      const action = actions.get(ask.action)
      return (
        action?.words === ask.words &&
        action.owner === ask.owner &&
        action.helper === ask.helper &&
        action.due === ask.due
      )
    }
    case 'tellAction': {
      const action = actions.get(ask.action)
      return action?.status === ask.status && action.evidence === ask.evidence
    }
    case 'finish':
      return phase === 'finished'
    case 'takeUpAgain':
      return phase === 'discussing'
    case 'askReply':
      return evaluation.reply?.name === ask.name && evaluation.reply.due === ask.due
    case 'publishResult':
      return standingPage(evaluation) !== null
    case 'withdrawResult':
      return standingPage(evaluation) === null
  }
}

const onceSo: ReadonlySet<EvaluationAsk['do']> = new Set([
  'startScoring',
  'openCriterion',
  'putOn',
  'sayReady',
  'reveal',
  'reopenCriterion',
  'tellLost',
  'finish',
  'takeUpAgain',
])

/**
 * Says whether something that waits to be sent is let go of once it is so: sent later it would do again what has been
 * undone since, as open a criterion once more that was revealed meanwhile.
 */
export function isLetGoOnceSo({ do: what }: EvaluationAsk): boolean {
  return onceSo.has(what)
}
