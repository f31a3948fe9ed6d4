import { beforeEach, describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { carriedTo, mayTellAction, openActionsOf } from './carried-actions.ts'
import type { Decision } from './decision.ts'
import { noticesFor, wordsOf } from './hear.ts'
import { asha, id, lena, omar, sam, type Board } from './testing/board.ts'
import { callMeeting } from './testing/called-meeting.ts'
import { evaluate, openedEvaluation, period, service, startScoring } from './testing/evaluations.ts'

let board: Board
let evaluation: string
/** A criterion of it, whose scores are shown. */
let criterion: string

beforeEach(() => {
  ;({ board, evaluation } = openedEvaluation())
  startScoring(board, evaluation, [sam, asha])
  criterion = reveal(evaluation)
})

/** Shows what nobody has scored yet, so that something can be agreed. */
function reveal(of: string): string {
  const { id: first } = board.section(of)
  const boxes = [{ criterion: first, round: 1, scores: [], reasons: [] }]
  board.must(lena, evaluate(of, { do: 'reveal', criterion: first, boxes }))
  return first
}

function finish(of: string): void {
  const rest = board.document(of).sections.slice(1)
  const boxes = rest.map((section) => ({ criterion: section.id, round: 1, scores: [], reasons: [] }))
  board.must(lena, evaluate(of, { do: 'reveal', criterion: null, boxes }))
  board.must(lena, evaluate(of, { do: 'finish' }))
}

/** An evaluation of the same service that follows one. */
const follow = (from: string): string =>
  board.must(lena, { do: 'openEvaluation', title: 'Next', service, period, from })

interface Agreed {
  readonly of?: string
  readonly about?: string | null
  readonly owner?: string
  readonly helper?: string | null
  readonly due?: string | null
}

const idOf = (words: string) => id(words.replaceAll(' ', ''))
function agree(words: string, { of = evaluation, about = null, ...more }: Agreed = {}): Decision {
  const action = { action: idOf(words), words, owner: sam, helper: null, due: null, ...more } as const
  return board.ask(lena, evaluate(of, { do: 'agreeAction', criterion: about, ...action }))
}
const telling = (words: string, status: 'open' | 'done' | 'dropped') =>
  evaluate(evaluation, { do: 'tellAction', action: idOf(words), status, evidence: 'seen' })

const mine = (person: string) => openActionsOf(board.space, person).map(({ action }) => action.words)
const before = (of: string, person = lena) =>
  carriedTo(board.space, person, of).map(({ action }) => action.words)
const shut = (person: string) =>
  board.must(lena, {
    do: 'giveRight',
    on: { what: 'section', section: criterion },
    grantee: { to: 'person', person },
    permission: null,
    reason: null,
  })

/** When it is asked whether there is something to tell. */
function asked(decision: Decision): readonly string[] {
  if ('refusal' in decision) throw new Error(decision.refusal.words)
  return decision.effects.flatMap((effect) =>
    effect.type === 'askLater' && effect.ask.do === 'tellActionDue'
      ? [new Date(effect.at).toISOString()]
      : [],
  )
}

/** What is told when it is asked on a day. */
function on(day: string, words = 'Mend the door'): readonly boolean[] {
  board.today = day
  const from = board.log.length
  board.must(omar, { do: 'tellActionDue', document: evaluation, action: idOf(words) })
  return board.log.slice(from).map(({ payload }) => (payload as { late: boolean }).late)
}

const standings = (person: string) =>
  noticesFor(board.space, person, () => false).flatMap(({ notice, standing }) =>
    'action' in notice ? [`${notice.why} ${standing}`] : [],
  )

describe('what somebody took on in an evaluation', () => {
  it('[M230] [M190] stands in one list with what they took on in meetings, as far as they may read it', () => {
    board.must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
    const meeting = callMeeting(board, [lena, sam])
    meeting.must(lena, { do: 'publish', needs: [] })
    meeting.must(lena, { do: 'open' })
    const action = { action: idOf('second'), words: 'second', owner: sam, helper: null } as const
    meeting.must(lena, { do: 'agreeAction', ...action, item: meeting.item, due: '2026-05-02' })
    agree('third', { due: '2026-05-03' })
    agree('first', { about: criterion, owner: asha, helper: sam, due: '2026-05-01' })
    expect([mine(sam), mine(asha), mine(lena)]).toEqual([['first', 'second', 'third'], ['first'], []])
    board.must(sam, telling('third', 'done'))
    shut(sam)
    expect(mine(sam)).toEqual(['second'])
    agree('fourth', { owner: asha })
    expect(mine(asha)).toEqual(['first', 'fourth'])
    board.must(lena, { do: 'putDocumentAway', document: evaluation })
    expect(mine(asha)).toEqual([])
  })

  it('[M230] [M188] stands before the evaluations that follow, and what was done since the last, once', () => {
    for (const words of ['done before', 'done after', 'open']) agree(words, { about: criterion })
    board.must(sam, telling('done before', 'done'))
    finish(evaluation)
    board.must(sam, telling('done after', 'done'))
    const second = follow(evaluation)
    expect([before(second), before(evaluation)]).toEqual([['open', 'done after'], []])
    startScoring(board, second, [sam])
    reveal(second)
    agree('of the second', { of: second })
    finish(second)
    expect(before(follow(second))).toEqual(['open', 'of the second'])
    shut(asha)
    expect(before(second, asha)).toEqual([])
  })

  it('[M231] [M189] is told of by whoever leads the evaluation that follows, as far as they may read it', () => {
    agree('open', { about: criterion, owner: lena })
    finish(evaluation)
    const second = follow(evaluation)
    const [standing] = carriedTo(board.space, asha, second)
    expect(mayTellAction(board.space, asha, standing!)).toBe(false)
    expect(board.refused(asha, telling('open', 'done'))).toBe('notAllowed')
    const owning = { on: { what: 'document', document: second }, permission: 'own', reason: null } as const
    board.must(lena, { do: 'giveRight', ...owning, grantee: { to: 'person', person: asha } })
    expect(mayTellAction(board.space, asha, standing!)).toBe(true)
    board.must(asha, telling('open', 'done'))
    expect(board.space.evaluations.get(evaluation)?.actions.get(id('open'))?.status).toBe('done')
    // Of the evaluation before hers she leads nothing else, and of what is shut to her she learns nothing.
    expect(board.refused(asha, evaluate(evaluation, { do: 'takeUpAgain', reason: 'r' }))).toBe('notAllowed')
    shut(asha)
    expect(board.refused(asha, telling('open', 'open'))).toBe('notFound')
  })
})

describe('the day until which it is to be done', () => {
  const due = '2026-04-10'
  const words = 'Mend the door'

  it('[M230] [M191] is told once as near and once as over, to those who may read what it is about', () => {
    board.must(lena, { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' })
    expect(asked(agree(words, { about: criterion, due }))).toEqual([
      '2026-04-06T22:00:00.000Z',
      '2026-04-10T22:00:00.000Z',
    ])
    shut(asha)
    expect([on('2026-04-06'), on('2026-04-07'), on('2026-04-08')]).toEqual([[], [false], []])
    expect(board.log.at(-1)).toMatchObject({ kind: 'actionCame', actor: null, hand: null })
    const heard = [lena, sam, asha].filter((who) => isInAudience(board.space, board.log.at(-1)!, who))
    expect(heard).toEqual([lena, sam])
    expect([on('2026-04-11'), on('2026-04-12')]).toEqual([[true], []])
  })

  it('[M230] [M191] of something about the whole is told to all who may see the evaluation', () => {
    agree(words, { due })
    expect(on('2026-04-08')).toEqual([false])
    const came = board.log.at(-1)!
    expect([lena, sam, asha].map((who) => isInAudience(board.space, came, who))).toEqual([true, true, true])
    board.must(lena, {
      do: 'giveRight',
      on: { what: 'document', document: evaluation },
      grantee: { to: 'space' },
      permission: null,
      reason: null,
    })
    expect([lena, asha].map((who) => isInAudience(board.space, came, who))).toEqual([true, false])
  })

  it('[M230] [M192] is asked for anew when that changes, and not told of what is done or away', () => {
    agree(words, { about: criterion, due })
    expect(asked(board.ask(sam, telling(words, 'done')))).toEqual([])
    expect(on('2026-04-08')).toEqual([])
    expect(asked(board.ask(lena, telling(words, 'open')))).toHaveLength(2)
    expect(asked(board.ask(lena, { do: 'changeTimeZone', timeZone: 'Asia/Kolkata' }))).toHaveLength(2)
    board.must(lena, { do: 'putDocumentAway', document: evaluation })
    expect(on('2026-04-08')).toEqual([])
    expect(asked(board.ask(lena, { do: 'bringDocumentBack', document: evaluation }))).toHaveLength(2)
    expect(on('2026-04-08')).toEqual([false])
  })

  it('[M232] is asked for anew when the criterion was out and is put back', () => {
    const { id: other } = board.section(evaluation, 1)
    const about = { about: other, due }
    expect(asked(agree(words, about))).toHaveLength(2)
    board.must(lena, evaluate(evaluation, { do: 'takeOutCriterion', criterion: other, reason: 'r' }))
    expect([on('2026-04-08'), mine(sam)]).toEqual([[], []])
    const back = board.ask(lena, evaluate(evaluation, { do: 'putCriterionBack', criterion: other }))
    expect(asked(back)).toHaveLength(2)
    expect([on('2026-04-08'), mine(sam)]).toEqual([[false], [words]])
  })

  it('[H83] [H58] is heard of by those who took it on and help, of whom only the last word waits', () => {
    agree(words, { owner: asha, helper: sam, due })
    expect([standings(sam), standings(asha), standings(lena)]).toEqual([
      ['actionGiven waits'],
      ['actionGiven waits'],
      [],
    ])
    on('2026-04-08')
    on('2026-04-11')
    expect(standings(asha)).toEqual(['actionLate waits', 'actionDue done', 'actionGiven done'])
    const [late] = noticesFor(board.space, asha, () => false)
    expect(wordsOf(board.space, late!.notice)).toBe(words)
    board.must(lena, telling(words, 'dropped'))
    expect(standings(sam)).toEqual(['actionLate done', 'actionDue done', 'actionGiven done'])
    agree(words, { owner: lena, helper: sam, due: '2026-06-01' })
    expect(standings(asha)).toEqual([])
  })
})
