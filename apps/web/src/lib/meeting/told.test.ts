import { expect, it } from 'vitest'
import { isAbout, staysInside } from './told.ts'

const meeting = 'boardmeetingaaaa'

it('what happens in a meeting is known by its meeting', () => {
  expect(isAbout({ payload: { meeting } }, meeting)).toBe(true)
  expect(isAbout({ payload: { meeting: 'anothermeetingaa' } }, meeting)).toBe(false)
  expect(isAbout({ payload: { document: meeting } }, meeting)).toBe(false)
  expect(isAbout({ payload: null }, meeting)).toBe(false)
})

it('a card, a turn and who comes in change nothing of a space; what its list of meetings shows does', () => {
  const stays = (kind: string): boolean => staysInside({ kind, payload: { meeting } })
  expect(['cardRaised', 'speakerCalled', 'cameIn', 'itemOpened'].filter((kind) => !stays(kind))).toEqual([])
  expect(['agendaPublished', 'meetingOpened', 'meetingEnded', 'noticeChanged'].filter(stays)).toEqual([])
  expect(staysInside({ kind: 'scoreLate', payload: { evaluation: meeting } })).toBe(true)
  expect(staysInside({ kind: 'scoringStarted', payload: { evaluation: meeting } })).toBe(false)
  expect(staysInside({ kind: 'proposalChecked', payload: { allocation: meeting } })).toBe(true)
  expect(staysInside({ kind: 'votingOpened', payload: { allocation: meeting } })).toBe(false)
  expect(staysInside({ kind: 'documentCreated', payload: { document: meeting } })).toBe(false)
})
