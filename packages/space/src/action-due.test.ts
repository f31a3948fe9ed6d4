import { beforeEach, describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import type { Decision } from './decision.ts'
import { noticesFor } from './hear.ts'
import { whoTells } from './needs.ts'
import { noticesOfNewcomer } from './newcomer.ts'
import { isReminder } from './notice.ts'
import { asha, id, lena, omar, openBoard, sam, someFacts, type Board } from './testing/board.ts'
import { callMeeting, type CalledMeeting } from './testing/called-meeting.ts'

let board: Board
let meeting: CalledMeeting
const action = id('ramp')

beforeEach(() => {
  board = openBoard()
  board.must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
  meeting = callMeeting(board, [lena, sam, asha])
  meeting.must(lena, { do: 'publish', needs: [] })
  meeting.must(lena, { do: 'open' })
})

interface Agreed {
  readonly owner?: string
  readonly helper?: string | null
  readonly due?: string | null
}
const agreeing = (more: Agreed = {}) =>
  ({
    do: 'agreeAction',
    action,
    item: meeting.item,
    words: 'Build a ramp',
    owner: sam,
    helper: null,
    due: '1970-02-10',
    ...more,
  }) as const
const agree = (more: Agreed = {}) => meeting.ask(lena, agreeing(more))
const tell = (status: 'open' | 'done' | 'dropped') =>
  meeting.ask(lena, { do: 'tellAction', action, status, evidence: '' })

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
function on(day: string): readonly boolean[] {
  board.today = day
  const from = board.log.length
  board.must(omar, { do: 'tellActionDue', document: meeting.id, action })
  return board.log.slice(from).map(({ payload }) => (payload as { late: boolean }).late)
}

const standings = (person: string) =>
  noticesFor(board.space, person, () => false).flatMap(({ notice, standing }) =>
    'action' in notice ? [`${notice.why} ${standing}`] : [],
  )
const shut = (person: string) =>
  board.must(lena, {
    do: 'giveRight',
    on: { what: 'section', section: meeting.item },
    grantee: { to: 'person', person },
    permission: null,
    reason: null,
  })

describe('the day until which an action is to be done', () => {
  it('[M191] is asked for three days before it begins and when it is over, on the clocks of the space', () => {
    board.must(lena, { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' })
    expect(asked(agree({ due: '2026-03-30' }))).toEqual([
      '2026-03-26T23:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
    ])
    expect(asked(agree({ due: '2026-03-30' }))).toEqual([])
    expect(asked(agree({ due: null }))).toEqual([])
  })

  it('[M191] is told once as near and once as over, by nobody, to those who may read the item', () => {
    agree()
    expect(on('1970-02-06')).toEqual([])
    expect(on('1970-02-07')).toEqual([false])
    expect(board.log.at(-1)).toMatchObject({ actor: null, hand: null })
    shut(asha)
    const heard = [lena, sam, asha].filter((who) => isInAudience(board.space, board.log.at(-2)!, who))
    expect(heard).toEqual([lena, sam])
    expect(on('1970-02-10')).toEqual([])
    expect(on('1970-02-11')).toEqual([true])
    expect(on('1970-02-12')).toEqual([])
  })

  it('[M191] is not told as near where it was agreed later than that', () => {
    agree({ due: '1970-01-02' })
    expect(on('1970-01-01')).toEqual([])
    expect(on('1970-01-03')).toEqual([true])
  })

  it('[M192] is told as things stand then: not of what is done or away, and anew of another day', () => {
    agree()
    tell('done')
    expect(on('1970-02-08')).toEqual([])
    expect(asked(tell('open'))).toHaveLength(2)
    expect(asked(tell('open'))).toEqual([])
    const money = board.must(lena, {
      do: 'addItem',
      meeting: meeting.id,
      title: 'Money',
      after: null,
      facts: someFacts,
      confidential: null,
    })
    board.must(lena, { do: 'putDocumentAway', document: meeting.id })
    expect(on('1970-02-08')).toEqual([])
    expect(asked(board.ask(lena, { do: 'bringDocumentBack', document: meeting.id }))).toHaveLength(2)
    board.must(lena, { do: 'putSectionAway', section: meeting.item })
    expect(on('1970-02-08')).toEqual([])
    const other = { ...agreeing(), action: id('other'), item: money }
    expect(asked(meeting.ask(lena, other))).toHaveLength(2)
    expect(asked(board.ask(lena, { do: 'bringSectionBack', section: meeting.item }))).toHaveLength(2)
    expect(on('1970-02-08')).toEqual([false])
    agree({ due: '1970-02-09' })
    expect(on('1970-02-08')).toEqual([false])
    expect(asked(board.ask(lena, { do: 'changeTimeZone', timeZone: 'Asia/Kolkata' }))).toHaveLength(4)
  })

  it('[H58] is heard of by those who took it on and help, of whom only the last word waits', () => {
    agree({ helper: asha })
    expect([standings(sam), standings(asha), standings(lena)]).toEqual([
      ['actionGiven waits'],
      ['actionGiven waits'],
      [],
    ])
    on('1970-02-08')
    expect(standings(asha)).toEqual(['actionDue waits', 'actionGiven done'])
    on('1970-02-11')
    expect(standings(sam)[0]).toBe('actionLate waits')
    tell('done')
    expect(standings(sam)).toEqual(['actionLate done', 'actionDue done', 'actionGiven done'])
  })

  it('[H58] waits no more with another day, for another, or for whoever may not read it', () => {
    agree()
    on('1970-02-08')
    agree({ due: '1970-03-10', helper: asha })
    expect([standings(sam)[0], standings(asha)]).toEqual(['actionDue done', ['actionGiven waits']])
    agree({ owner: asha })
    expect([standings(sam), standings(asha)]).toEqual([[], ['actionGiven waits']])
    shut(asha)
    expect(standings(asha)).toEqual([])
  })

  it('[H59] is a reminder where its day is near or over, and news where it was taken on', () => {
    expect((['actionGiven', 'actionDue', 'actionLate'] as const).map((why) => isReminder({ why }))).toEqual([
      false,
      true,
      true,
    ])
  })

  it('[H60] of somebody on the phone is told by one who may read the item, until it is done', () => {
    const how = { capacity: 'unpaidCarer', how: 'phone', attends: { as: 'self' } } as const
    meeting.must(lena, { do: 'giveOffice', person: asha, office: 'noteTaker' })
    const ada = meeting.must(lena, { do: 'enrolByName', name: 'Ada', ...how })
    agree({ owner: ada })
    const [notice] = noticesOfNewcomer(board.space, ada)
    expect(notice?.why).toBe('actionGiven')
    expect(whoTells(board.space, ada, notice!, null)).toBe(asha)
    shut(asha)
    expect(whoTells(board.space, ada, notice!, null)).toBe(lena)
    tell('done')
    expect(noticesOfNewcomer(board.space, ada)).toEqual([])
  })
})
