import { nextSpeaker, type MeetingEvent } from '@alongside/meeting'
import { expect, it } from 'vitest'
import { asha, asks, comesIn, finishes, isCalled, lena, meetingAfter, moses, opened } from './testing.ts'
import { whyNext } from './why-next.ts'

const all = [...opened, comesIn(asha), comesIn(moses, 'unpaidCarer'), comesIn(lena)]

function next(...events: readonly MeetingEvent[]): [string | null, string | null] {
  const meeting = meetingAfter(...all, ...events)
  const person = nextSpeaker(meeting, () => false)
  return [person, person === null ? null : whyNext(meeting, person)]
}

it('the reason why somebody is suggested is the one for which they are', () => {
  expect(next(asks(asha), asks(moses))).toEqual([asha, 'notSpoken'])
  expect(next(asks(asha), isCalled(asha), finishes(asha), asks(asha), asks(moses))).toEqual([
    moses,
    'notSpoken',
  ])
  const spoken = [asks(asha), isCalled(asha), finishes(asha), asks(lena), isCalled(lena), finishes(lena)]
  const carer = [asks(moses), isCalled(moses), finishes(moses)]
  expect(next(...spoken, ...carer, asks(asha), asks(moses))).toEqual([moses, 'leastTime'])
  expect(next(...spoken, asks(asha), asks(lena))).toEqual([asha, 'first'])
})
