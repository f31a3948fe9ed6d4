import { expect, it } from 'vitest'
import { staysInMeeting } from './told.ts'

const meeting = 'boardmeetingaaaa'

it('a card, a turn and who comes in change nothing of a space; what its list of meetings shows does', () => {
  const stays = (kind: string): boolean => staysInMeeting({ kind, payload: { meeting } })
  expect(['cardRaised', 'speakerCalled', 'cameIn', 'itemOpened'].filter((kind) => !stays(kind))).toEqual([])
  expect(['agendaPublished', 'meetingOpened', 'meetingEnded', 'noticeChanged'].filter(stays)).toEqual([])
  expect(staysInMeeting({ kind: 'documentCreated', payload: { document: meeting } })).toBe(false)
})
