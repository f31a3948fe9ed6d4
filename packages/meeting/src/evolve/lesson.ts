import type { MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'

/** Whoever puts it otherwise keeps their place. */
export function sayLesson(meeting: Meeting, { payload }: MeetingEventOf<'lessonSaid'>): Meeting {
  const { person, words } = payload
  return { ...meeting, lessons: new Map(meeting.lessons).set(person, { person, words }) }
}

export function takeLessonBack(meeting: Meeting, { payload }: MeetingEventOf<'lessonTakenBack'>): Meeting {
  const lessons = new Map(meeting.lessons)
  lessons.delete(payload.person)
  return { ...meeting, lessons }
}
