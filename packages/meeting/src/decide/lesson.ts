import { notFound } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { Meeting } from '../meeting.ts'
import type { MeetingContext } from './context.ts'
import { whileDraftMinutes } from './phase.ts'
import { forOneself } from './powers.ts'

export function sayLesson(
  meeting: Meeting,
  { person, words }: MeetingAskTo<'sayLesson'>,
  context: MeetingContext,
): MeetingDecision {
  if (!meeting.roll.has(person)) return notFound()
  return forOneself(meeting, context, person, () =>
    whileDraftMinutes(meeting, () =>
      meeting.lessons.get(person)?.words === words
        ? alreadySo
        : { events: [{ kind: 'lessonSaid', payload: { meeting: meeting.id, person, words } }] },
    ),
  )
}

export function takeLessonBack(
  meeting: Meeting,
  { person }: MeetingAskTo<'takeLessonBack'>,
  context: MeetingContext,
): MeetingDecision {
  if (!meeting.roll.has(person)) return notFound()
  return forOneself(meeting, context, person, () =>
    whileDraftMinutes(meeting, () =>
      meeting.lessons.has(person)
        ? { events: [{ kind: 'lessonTakenBack', payload: { meeting: meeting.id, person } }] }
        : alreadySo,
    ),
  )
}
