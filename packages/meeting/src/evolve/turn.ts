import type { MeetingEventOf } from '../event.ts'
import { hereIn, type Meeting } from '../meeting.ts'

export function askToSpeak(meeting: Meeting, person: string, at: number): Meeting {
  const here = hereIn(meeting, person)
  if (here === null || meeting.waiting.some((one) => one.person === person)) return meeting
  return { ...meeting, waiting: [...meeting.waiting, { person, capacity: here.capacity, askedAt: at }] }
}

export function stopWaiting(meeting: Meeting, person: string): Meeting {
  return { ...meeting, waiting: meeting.waiting.filter((one) => one.person !== person) }
}

export function callSpeaker(
  meeting: Meeting,
  { payload }: MeetingEventOf<'speakerCalled'>,
  at: number,
): Meeting {
  const { person, reason } = payload
  const here = hereIn(meeting, person)
  if (here === null) return meeting
  const before = meeting.speaking === null ? meeting : endTurn(meeting, meeting.speaking.person, at)
  const speaking = { person, capacity: here.capacity, item: meeting.on, from: at, reason }
  return { ...stopWaiting(before, person), speaking }
}

export function endTurn(meeting: Meeting, person: string, at: number): Meeting {
  const { speaking } = meeting
  if (speaking === null || speaking.person !== person) return meeting
  const spoken = { ...speaking, ms: Math.max(0, at - speaking.from) }
  return { ...meeting, speaking: null, spoken: [...meeting.spoken, spoken] }
}
