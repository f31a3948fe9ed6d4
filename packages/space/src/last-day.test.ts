import { describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { askedByDay } from './decide/by-day.ts'
import type { Decision, Effect } from './decision.ts'
import type { LastDaySort } from './event/last-day.ts'
import { noticesFor } from './hear.ts'
import { isEssential, isReminder } from './notice.ts'
import { asksForAct } from './reminder.ts'
import { allocate, openedRound, openVoting, rules, voting } from './testing/allocations.ts'
import { asha, id, lena, omar, sam, type Board } from './testing/board.ts'
import { evaluate, openedEvaluation, scoring, startScoring } from './testing/evaluations.ts'

const closing = { ballots: [], turnout: null, seed: 'ab'.repeat(32) }

/** When it is asked whether there is something to tell, and of what. */
const asked = (effects: readonly Effect[]): readonly string[] =>
  effects.flatMap((effect) =>
    effect.type === 'askLater' && effect.ask.do === 'tellLastDay'
      ? [`${effect.ask.what} ${effect.ask.day} at ${new Date(effect.at).toISOString()}`]
      : [],
  )
function effectsOf(decision: Decision): readonly Effect[] {
  if ('refusal' in decision) throw new Error(decision.refusal.words)
  return decision.effects
}

/** What is told when it is asked on a day of a last day. */
function on(
  board: Board,
  today: string,
  document: string,
  what: LastDaySort,
  day: string,
): readonly string[] {
  board.today = today
  const from = board.log.length
  board.must(omar, { do: 'tellLastDay', document, what, day })
  return board.kindsSince(from)
}

const hears = (board: Board, person: string): readonly string[] =>
  noticesFor(board.space, person, () => false)
    .filter(({ notice }) => notice.why.endsWith('Over'))
    .map(({ notice, standing }) => `${notice.why}${standing === 'waits' ? '' : ' done'}`)

describe('the last day of a round or an evaluation', () => {
  it('[M250] is asked after when it is over, by the clocks of the space, and anew when another is set', () => {
    const { board, allocation } = openedRound({ proposeUntil: '2026-03-10' })
    board.must(lena, { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' })
    expect(asked(askedByDay(board.space, board.today, 0))).toEqual([
      'proposing 2026-03-10 at 2026-03-10T23:00:00.000Z',
      'voting 2026-03-20 at 2026-03-20T23:00:00.000Z',
    ])
    const changed = { ...rules, proposeUntil: '2026-03-12' }
    expect(
      asked(effectsOf(board.ask(lena, allocate(allocation, { do: 'setRules', rules: changed })))),
    ).toEqual([
      'proposing 2026-03-12 at 2026-03-12T23:00:00.000Z',
      'voting 2026-03-20 at 2026-03-20T23:00:00.000Z',
    ])
    openVoting(board, allocation)
    const extending = { do: 'extendVoting', until: '2026-03-30' } as const
    expect(asked(effectsOf(board.ask(lena, allocate(allocation, extending))))).toEqual([
      'voting 2026-03-30 at 2026-03-30T22:00:00.000Z',
    ])
    const opening = { do: 'openAllocation', title: 'More', rules } as const
    expect(asked(effectsOf(board.ask(lena, opening)))).toEqual([
      'voting 2026-03-20 at 2026-03-20T23:00:00.000Z',
    ])
    board.must(lena, allocate(allocation, { do: 'closeVoting', closing }))
    expect(asked(askedByDay(board.space, board.today, 0))).toHaveLength(1)
  })

  it('[M250] of an evaluation is asked after too, and when it is brought back', () => {
    const { board, evaluation } = openedEvaluation()
    board.must(
      lena,
      evaluate(evaluation, { do: 'putOnPanel', person: asha, capacity: 'layPartner', isFromProvider: false }),
    )
    const starting = { do: 'startScoring', open: 'all', deadline: '2026-03-20' } as const
    expect(asked(effectsOf(board.ask(lena, evaluate(evaluation, starting))))).toHaveLength(1)
    const moving = { do: 'setDeadline', deadline: '2026-03-22' } as const
    expect(asked(effectsOf(board.ask(lena, evaluate(evaluation, moving))))).toHaveLength(1)
    board.must(lena, { do: 'putDocumentAway', document: evaluation })
    expect(on(board, '2026-03-23', evaluation, 'scoring', '2026-03-22')).toEqual([])
    const back = board.ask(lena, { do: 'bringDocumentBack', document: evaluation })
    expect(asked(effectsOf(back))).toEqual(['scoring 2026-03-22 at 2026-03-23T00:00:00.000Z'])
    expect(on(board, '2026-03-23', evaluation, 'scoring', '2026-03-22')).toEqual(['lastDayOver'])
  })

  it('[M250] is told once for each day, by nobody, to those who may see it, while it has not been ended', () => {
    const { board, allocation } = openedRound({ proposeUntil: '2026-03-10' })
    expect(on(board, '2026-03-10', allocation, 'proposing', '2026-03-10')).toEqual([])
    expect(on(board, '2026-03-11', allocation, 'proposing', '2026-03-10')).toEqual(['lastDayOver'])
    expect(board.log.at(-1)).toMatchObject({ actor: null, hand: null })
    expect(on(board, '2026-03-11', allocation, 'proposing', '2026-03-10')).toEqual([])
    // Voting has not begun, so nobody has to end it.
    expect(on(board, '2026-03-21', allocation, 'voting', '2026-03-20')).toEqual([])
    const on12th = { ...rules, proposeUntil: '2026-03-22', voteUntil: '2026-03-25' }
    board.must(lena, allocate(allocation, { do: 'setRules', rules: on12th }))
    expect(on(board, '2026-03-23', allocation, 'proposing', '2026-03-10')).toEqual([])
    expect(on(board, '2026-03-23', allocation, 'proposing', '2026-03-22')).toEqual(['lastDayOver'])
    const keep = { do: 'giveRight', on: { what: 'document', document: allocation }, reason: null } as const
    board.must(lena, { ...keep, grantee: { to: 'person', person: sam }, permission: null })
    const told = board.log.findLast(({ kind }) => kind === 'lastDayOver')!
    expect([lena, sam, asha].filter((who) => isInAudience(board.space, told, who))).toEqual([lena, asha])
  })

  it('[H86] is heard of by those who lead, until they end it or set a later one', () => {
    const { board, allocation } = openedRound({ proposeUntil: '2026-03-04' })
    board.join(omar)
    board.must(lena, { do: 'giveOffice', person: omar, office: 'facilitator' })
    on(board, '2026-03-05', allocation, 'proposing', '2026-03-04')
    const keep = { do: 'giveRight', on: { what: 'document', document: allocation }, reason: null } as const
    expect([lena, omar, sam, asha].map((who) => hears(board, who))).toEqual([
      ['proposingOver'],
      ['proposingOver'],
      [],
      [],
    ])
    board.must(lena, { ...keep, grantee: { to: 'person', person: omar }, permission: null })
    expect(hears(board, omar)).toEqual([])
    board.must(lena, { ...keep, grantee: { to: 'person', person: omar }, permission: 'read' })
    const later = { ...rules, proposeUntil: '2026-03-06' }
    board.must(lena, allocate(allocation, { do: 'setRules', rules: later }))
    expect(hears(board, lena)).toEqual(['proposingOver done'])
    board.today = '2026-03-06'
    openVoting(board, allocation)
    on(board, '2026-03-21', allocation, 'voting', '2026-03-20')
    expect([hears(board, lena)[0], hears(board, omar)[0]]).toEqual(['votingOver', 'votingOver'])
    board.must(lena, { do: 'endOffice', person: omar, office: 'facilitator', reason: 'Moved away' })
    expect(hears(board, omar)[0]).toBe('votingOver done')
    board.must(lena, allocate(allocation, { do: 'extendVoting', until: '2026-03-30' }))
    expect(hears(board, lena)[0]).toBe('votingOver done')
    on(board, '2026-03-31', allocation, 'voting', '2026-03-30')
    expect(hears(board, lena)[0]).toBe('votingOver')
    board.must(lena, allocate(allocation, { do: 'closeVoting', closing }))
    expect(hears(board, lena)[0]).toBe('votingOver done')
    expect(isReminder({ why: 'votingOver' }) || isEssential({ why: 'votingOver' })).toBe(false)
  })

  it('[H86] of scoring is heard of by those who lead, while anything can be scored', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    board.must(lena, evaluate(evaluation, { do: 'setDeadline', deadline: '2026-03-20' }))
    on(board, '2026-03-21', evaluation, 'scoring', '2026-03-20')
    expect([lena, sam].map((who) => hears(board, who))).toEqual([['scoringOver'], []])
    board.must(lena, evaluate(evaluation, { do: 'setDeadline', deadline: null }))
    expect(hears(board, lena)).toEqual(['scoringOver done'])
  })

  it('[H87] nobody is reminded to vote or to score: as the last day comes and goes, those who have hear what those hear who have not', () => {
    const { board, allocation } = openedRound()
    openVoting(board, allocation)
    const evaluation = openEvaluationOn(board)
    board.must(asha, allocate(allocation, voting(asha, id('a'))))
    const [criterion = ''] = board.space.evaluations.get(evaluation)!.criteria.keys()
    board.must(asha, evaluate(evaluation, scoring(criterion)))
    const all = (person: string) =>
      noticesFor(board.space, person, () => false)
        .filter(({ notice }) => 'document' in notice && [allocation, evaluation].includes(notice.document))
        // When they were put on the panel differs.
        .map(({ notice: { seq: _seq, at: _at, ...notice }, standing }) => ({ notice, standing }))
    const before = [all(asha), all(sam)]
    expect(before[0]).toEqual(before[1])
    on(board, '2026-03-21', allocation, 'voting', '2026-03-20')
    on(board, '2026-03-21', evaluation, 'scoring', '2026-03-20')
    expect([all(asha), all(sam)]).toEqual(before)
    for (const { notice } of noticesFor(board.space, sam, () => false)) {
      expect(asksForAct(board.space, sam, notice)).toBe(false)
    }
  })
})

function openEvaluationOn(board: Board): string {
  const service = id('service')
  const facts = { name: 'Day centre', provider: 'The Trust', commissioner: null, about: '' }
  board.must(lena, { do: 'addService', service, facts })
  const period = { from: '2026-01-01', to: '2026-03-31' }
  const opening = { do: 'openEvaluation', title: 'Spring', service, period, from: null } as const
  const evaluation = board.must(lena, opening)
  startScoring(board, evaluation, [sam, asha])
  board.must(lena, evaluate(evaluation, { do: 'setDeadline', deadline: '2026-03-20' }))
  return evaluation
}
