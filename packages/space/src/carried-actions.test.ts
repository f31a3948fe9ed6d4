import { beforeEach, describe, expect, it } from 'vitest'
import { carriedTo, mayTellAction, openActionsOf } from './carried-actions.ts'
import { asha, id, lena, openBoard, sam, type Board } from './testing/board.ts'
import { callMeeting, type CalledMeeting } from './testing/called-meeting.ts'

let board: Board
let first: CalledMeeting
let second: CalledMeeting

beforeEach(() => {
  board = openBoard()
  board.must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
  first = call(null)
  second = call(first.id)
})

/** An id has no spaces. */
const idOf = (action: string) => id(action.replaceAll(' ', ''))

const agree = (
  meeting: CalledMeeting,
  action: string,
  more: { owner?: string; helper?: string | null; due?: string | null } = {},
) =>
  meeting.must(lena, {
    do: 'agreeAction',
    action: idOf(action),
    item: meeting.item,
    words: action,
    owner: sam,
    helper: null,
    due: null,
    ...more,
  })
const tell = (meeting: CalledMeeting, actor: string, action: string, status: 'open' | 'done' | 'dropped') =>
  meeting.must(actor, { do: 'tellAction', action: idOf(action), status, evidence: 'e' })
const call = (from: string | null): CalledMeeting => {
  const meeting = callMeeting(board, [lena, sam, asha], from)
  meeting.must(lena, { do: 'publish', needs: [] })
  meeting.must(lena, { do: 'open' })
  return meeting
}
const end = (meeting: CalledMeeting) => meeting.must(lena, { do: 'end' })
const before = (meeting: string, person = lena) =>
  carriedTo(board.space, person, meeting).map(({ action }) => action.words)
const mine = (person: string) => openActionsOf(board.space, person).map(({ action }) => action.words)
const shut = (item: string, person: string) => {
  const on = { what: 'section', section: item } as const
  board.must(lena, {
    do: 'giveRight',
    on,
    grantee: { to: 'person', person },
    permission: null,
    reason: null,
  })
}

describe('what stands before a meeting', () => {
  it('[M188] is what is open from all meetings before it, by its day, and not its own', () => {
    agree(first, 'some day')
    agree(first, 'late', { due: '2026-06-01' })
    agree(second, 'soon', { due: '2026-05-01' })
    const third = call(second.id)
    agree(third, 'own')
    expect(before(third.id)).toEqual(['soon', 'late', 'some day'])
    expect(before(second.id)).toEqual(['late', 'some day'])
    expect(before(first.id)).toEqual([])
    expect(before(id('nowhere'))).toEqual([])
  })

  it('[M188] is what was done or dropped since the last was held, at that meeting alone', () => {
    for (const action of ['done before', 'done after', 'dropped after', 'open']) agree(first, action)
    tell(first, sam, 'done before', 'done')
    end(first)
    tell(first, sam, 'done after', 'done')
    tell(first, sam, 'dropped after', 'dropped')
    const third = call(second.id)
    expect(before(second.id)).toEqual(['open', 'done after', 'dropped after'])
    end(second)
    expect(before(third.id)).toEqual(['open'])
    tell(first, sam, 'open', 'done')
    // It was open when the second was held, and is told at the next.
    expect(before(third.id)).toEqual(['open'])
  })

  it('[M188] is nothing of an item that the reader may not read, or of what was put away', () => {
    agree(first, 'one')
    shut(first.item, asha)
    expect([before(second.id, asha), before(second.id, sam)]).toEqual([[], ['one']])
    board.must(lena, { do: 'putSectionAway', section: first.item })
    expect(before(second.id)).toEqual([])
    board.must(lena, { do: 'bringSectionBack', section: first.item })
    board.must(lena, { do: 'putDocumentAway', document: first.id })
    expect([before(second.id), mine(sam)]).toEqual([[], []])
  })

  it('[M189] is told of by whoever notes there, as far as they may read it', () => {
    agree(first, 'one')
    const [standing] = carriedTo(board.space, asha, second.id)
    expect(mayTellAction(board.space, asha, standing!)).toBe(false)
    const telling = { do: 'tellAction', action: id('one'), status: 'done', evidence: 'seen' } as const
    expect(first.ask(asha, telling)).toMatchObject({ refusal: { kind: 'notAllowed' } })
    second.must(lena, { do: 'giveOffice', person: asha, office: 'noteTaker' })
    expect(mayTellAction(board.space, asha, standing!)).toBe(true)
    first.must(asha, telling)
    expect(board.space.meetings.get(first.id)?.actions.get(id('one'))?.status).toBe('done')
    // Of the meeting before hers she takes no other notes, and of what is shut to her she learns nothing.
    const { words, owner, helper, due } = standing!.action
    const { item } = first
    const put = { do: 'agreeAction', action: id('two'), item, words, owner, helper, due } as const
    expect(first.ask(asha, put)).toMatchObject({ refusal: { kind: 'notAllowed' } })
    shut(first.item, asha)
    expect(first.ask(asha, { ...telling, status: 'open' })).toMatchObject({ refusal: { kind: 'notFound' } })
  })

  it('[M190] somebody took on or helps with is one list of all meetings, until it is done', () => {
    agree(first, 'second', { due: '2026-06-02' })
    agree(first, 'of another', { owner: asha, due: '2026-04-01' })
    agree(second, 'first', { owner: asha, helper: sam, due: '2026-05-01' })
    agree(second, 'third')
    expect(mine(sam)).toEqual(['first', 'second', 'third'])
    expect(mine(asha)).toEqual(['of another', 'first'])
    tell(second, sam, 'first', 'done')
    expect([mine(sam), mine(asha)]).toEqual([['second', 'third'], ['of another']])
    shut(first.item, sam)
    expect(mine(sam)).toEqual(['third'])
  })
})
