import { capacities, scores } from '@alongside/protocol'
import type { Ask, AskTo } from '../ask.ts'
import type { Space } from '../space.ts'
import { id } from './board.ts'
import { period, serviceFacts } from './evaluations.ts'
import { pick } from './pick.ts'

/** What somebody writes to a box in a random trial, and nobody else may ever see before the reveal. */
export const secretReason = 'nobody may read this'

/** What may be asked of services and evaluations, about the ids given and those that numbers pick. */
export function evaluationAsks(
  space: Space,
  { person }: { readonly person: string },
  [a, b, c, d]: readonly [number, number, number, number],
): readonly Ask[] {
  const service = id(`s${a % 2}`)
  const evaluation = pick([...space.evaluations.keys()], b, id('none'))
  const known = space.evaluations.get(evaluation)
  const criterion = pick([...(known?.criteria.keys() ?? [])], c % 4, id('none'))
  const open = [...(known?.criteria.values() ?? [])].filter(({ state }) => state === 'open')
  const score = pick(scores, d, 'cannotSay')
  const facts = { question: `q${d}`, help: '' }
  const deadline = pick([null, '2026-03-20', '2026-04-01'], d, null)
  const boxes = open.map(({ id: which, round }) => ({
    criterion: which,
    round,
    scores: [
      JSON.stringify({
        row: 'group',
        capacities: ['layPartner'],
        people: 3,
        median: 2,
        counts: null,
        of: [],
      }),
    ],
    reasons: d % 2 === 0 ? [JSON.stringify({ words: 'A reason', evidence: null })] : null,
  }))
  const sealed = { do: 'score', criterion, score, reason: secretReason, hasOne: d % 3 === 0 } as const
  const asks: readonly AskTo<'evaluate'>['ask'][] = [
    { do: 'putOnPanel', person, capacity: pick(capacities, c, 'observer'), isFromProvider: d % 2 === 0 },
    { do: 'putOnPanel', person, capacity: 'layPartner', isFromProvider: false },
    { do: 'takeOffPanel', person, reason: 'r' },
    { do: 'addCriterion', criterion: id(`k${a % 3}`), title: `T${a}`, after: null, facts },
    { do: 'changeCriterion', criterion, title: `T${d}`, facts },
    { do: 'moveCriterion', criterion, after: null },
    { do: 'takeOutCriterion', criterion, reason: 'r' },
    { do: 'putCriterionBack', criterion },
    { do: 'agreeCriteria', version: known?.criteriaVersion ?? 0, agrees: d % 2 === 0 },
    { do: 'startScoring', open: d % 3 === 0 ? 'oneByOne' : 'all', deadline },
    { do: 'setDeadline', deadline },
    { do: 'putOn', criterion: d % 4 === 0 ? null : criterion },
    { ...sealed, show: true, reasonIs: 'withName' },
    { ...sealed, show: false, reasonIs: 'withoutName' },
    { do: 'takeScoreBack', criterion },
    { ...sealed, do: 'scoreFor', person, by: 'phone', reasonIs: 'withName', isSupporter: d % 3 === 0 },
    { do: 'sayReady', criterion: null, ready: d % 2 === 0 },
    { do: 'reveal', criterion: d % 2 === 0 ? null : criterion, boxes },
    { do: 'reveal', criterion: null, boxes: null },
    { do: 'reopenCriterion', criterion, reason: 'r' },
    { do: 'tellLost', criterion, round: 1 + (a % 2), isLost: d % 2 === 0 },
    { do: 'sayMyScore', criterion, score },
    { do: 'agreeScore', criterion, score, words: 'w' },
    { do: 'dissentFromScore', criterion, words: 'w' },
    { do: 'writeChoice', choice: id('c'), sort: 'keep', words: `w${d}` },
    {
      do: 'agreeAction',
      action: id(`a${c % 4}`),
      criterion: c % 4 === 3 ? null : criterion,
      words: 'w',
      owner: person,
      helper: null,
      due: pick([null, '2026-03-05', '2026-03-30'], b, null),
    },
    { do: 'tellAction', action: id(`a${c % 4}`), status: 'done', evidence: '' },
    { do: 'claimRung', claim: { rung: 'involved', words: `w${d}` } },
    { do: 'finish' },
    { do: 'takeUpAgain', reason: 'r' },
    { do: 'askReply', reply: id(`r${d % 2}`), name: `n${d % 2}`, due: '2026-04-01' },
    { do: 'publishResult', page: id(`p${d}`) },
    { do: 'withdrawResult', reason: 'r' },
  ]
  return [
    { do: 'addService', service, facts: serviceFacts },
    { do: 'openEvaluation', title: `E${a}`, service, period, from: d % 3 === 0 ? evaluation : null },
    {
      do: 'openReview',
      title: `R${a}`,
      scope: 'How we work',
      period,
      claim: { rung: 'asked', words: '' },
      from: d % 3 === 0 ? evaluation : null,
    },
    { do: 'tellActionDue', document: evaluation, action: id(`a${c % 4}`) },
    { do: 'tellLastDay', document: evaluation, what: 'scoring', day: '2026-03-20' },
    { do: 'takeProviderReply', evaluation, reply: id(`r${d % 2}`), words: `w${d}` },
    ...asks.map((ask): Ask => ({ do: 'evaluate', evaluation, ask })),
  ]
}
