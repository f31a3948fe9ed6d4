import { beforeEach, expect, it } from 'vitest'
import { mayKnowOfInMeeting } from './known-in-meeting.ts'
import { asha, id, lena, openBoard, sam, type Board } from './testing/board.ts'
import { callMeeting } from './testing/called-meeting.ts'

let board: Board
let meeting: string
beforeEach(() => {
  board = openBoard()
  meeting = callMeeting(board, [lena, sam, asha]).id
})

const knows = (reader: string, person: string) => mayKnowOfInMeeting(board.space, reader, meeting, person)

it('[M145] in a meeting people are told of those who may see it, themselves too, and of nobody else', () => {
  expect([knows(lena, sam), knows(sam, lena), knows(asha, asha)]).toEqual([true, true, true])
  expect([knows(lena, id('stranger')), mayKnowOfInMeeting(board.space, lena, id('none'), sam)]).toEqual([
    false,
    false,
  ])
  const on = { what: 'document', document: meeting } as const
  const grantee = { to: 'person', person: sam } as const
  board.must(lena, { do: 'giveRight', on, grantee, permission: null, reason: 'He asked for it.' })
  expect([knows(lena, sam), knows(sam, sam)]).toEqual([false, false])
})

it('[M145] [M84] of a guest those are told who may see what they are a guest in', () => {
  const terms = { permission: 'comment', label: 'Guests', lastDay: '2026-03-20', visitors: false } as const
  const link = board.must(lena, { do: 'makeLink', document: meeting, ...terms })
  const mary = id('mary')
  board.must(mary, { do: 'joinByLink', link, capacity: 'unpaidCarer', isVouchedFor: false })
  expect([knows(lena, mary), knows(mary, lena), knows(mary, mary)]).toEqual([true, true, true])
  const on = { what: 'document', document: meeting } as const
  const grantee = { to: 'person', person: sam } as const
  board.must(lena, { do: 'giveRight', on, grantee, permission: null, reason: 'He asked for it.' })
  expect(knows(sam, mary)).toBe(false)
  board.must(lena, { do: 'withdrawLink', link })
  expect(knows(lena, mary)).toBe(false)
})
