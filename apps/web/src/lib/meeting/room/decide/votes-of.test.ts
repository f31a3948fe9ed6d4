import type { MeetingEvent } from '@alongside/meeting'
import { expect, it } from 'vitest'
import { asha, id, item, itemOff, lena, meetingAfter, moses } from '../testing.ts'
import { both, closes, decides, opens, vote, votes } from './testing.ts'
import { undecidedVote, voteNow, voteThatAwaits } from './votes-of.ts'

it('at the top stands the open vote, then its result, until a decision tells of it', () => {
  const top = (...events: readonly MeetingEvent[]) => voteNow(meetingAfter(...both, ...events))?.id
  expect(top()).toBeUndefined()
  expect(top(opens())).toBe(vote)
  expect(top(opens(), closes())).toBe(vote)
  expect(top(opens(), closes(), decides())).toBeUndefined()
  expect(top(opens(), closes(), decides(null))).toBe(vote)
  expect(top(opens(), closes(), itemOff)).toBeUndefined()
})

it('a vote that was called off has nothing to show at the top, and no decision follows from it', () => {
  const off = {
    kind: 'voteCalledOff' as const,
    payload: { meeting: id, item, vote, reason: 'The question was unclear.' },
  }
  const meeting = meetingAfter(...both, opens(), off)
  expect([voteNow(meeting), undecidedVote(meeting, item)]).toEqual([null, null])
})

it('a decision is written from the last closed vote that none tells of', () => {
  expect(undecidedVote(meetingAfter(...both, opens()), item)).toBeNull()
  expect(undecidedVote(meetingAfter(...both, opens(), closes()), item)?.id).toBe(vote)
  expect(undecidedVote(meetingAfter(...both, opens(), closes(), decides()), item)).toBeNull()
})

it('a vote waits for those who may vote until they have, and for nobody else', () => {
  const meeting = meetingAfter(...both, opens(), votes(asha))
  const waitsFor = [asha, moses, lena].map((person) => voteThatAwaits(meeting, person)?.id)
  expect(waitsFor).toEqual([undefined, vote, undefined])
})
