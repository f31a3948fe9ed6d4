import { hasEnded, type Meeting } from '@alongside/meeting'
import type { MeetingMatter, Notice } from './notice.ts'
import { maySee, permissionOn } from './permission.ts'
import type { Space } from './space.ts'

/** Something to hear of a meeting. */
export type MeetingNotice = Extract<Notice, { readonly why: MeetingMatter['why'] }>

/** How such a notice stands for its person: gone where they may not hear of it or nothing of it is left. */
export function standingOfMeeting(
  space: Space,
  person: string,
  notice: MeetingNotice,
): 'waits' | 'done' | 'gone' {
  const meeting = space.meetings.get(notice.document)
  if (meeting === undefined || !maySee(space, person, notice.document)) return 'gone'
  switch (notice.why) {
    case 'meetingCalled':
    case 'meetingMoved':
    case 'packSent':
      if (meeting.calledOff !== null || hasEnded(meeting) || hasAnswered(meeting, person, notice))
        return 'done'
      return isLatest(space, person, notice) ? 'waits' : 'done'
    case 'interestDecided': {
      const interest = meeting.interests.get(notice.interest)
      if (interest === undefined) return 'gone'
      const isOpen = !interest.withdrawn && interest.reply === null && interest.decided?.at === notice.at
      return isOpen ? 'waits' : 'done'
    }
    case 'interestReplied':
      return permissionOn(space, person, notice.item) === null ? 'gone' : 'waits'
    case 'toTick':
      return hasUnsaid(meeting, person) ? 'waits' : 'done'
    case 'howWasIt':
      // Whether they have answered is known to nobody, so it is not asked again either.
      return meeting.phase === 'draftMinutes' ? 'waits' : 'done'
    case 'meetingCalledOff':
    case 'cardLowered':
    case 'meetingOfficeGiven':
    case 'meetingOfficeEnded':
    case 'meetingOver':
      return 'waits'
  }
}

/** Whoever comes in, or sends word that they do not come, has heard of the meeting. */
function hasAnswered({ roll, apologies }: Meeting, person: string, { why, at }: MeetingNotice): boolean {
  const answers = [roll.get(person)?.from, why === 'packSent' ? undefined : apologies.get(person)?.at]
  return answers.some((answered) => answered !== undefined && answered >= at)
}

/** Says whether a person has not said of something that they need whether it was met. */
function hasUnsaid({ checks }: Meeting, person: string): boolean {
  return [...checks.values()].some((check) => check.person === person && check.met === null)
}

/** Of when and where a meeting is, and of its papers, only the last word is news. */
function isLatest(space: Space, person: string, notice: MeetingNotice): boolean {
  const isOfKind = (why: Notice['why']) => (why === 'packSent') === (notice.why === 'packSent')
  const last = space.notices
    .get(person)
    ?.findLast(
      (one) =>
        isMeetingNotice(one) && one.document === notice.document && isNews(one.why) && isOfKind(one.why),
    )
  return last === undefined || last.seq === notice.seq
}

const news: readonly Notice['why'][] = ['meetingCalled', 'meetingMoved', 'packSent']

function isNews(why: Notice['why']): boolean {
  return news.includes(why)
}

const ofMeetings: readonly Notice['why'][] = [
  ...news,
  'meetingCalledOff',
  'interestDecided',
  'interestReplied',
  'cardLowered',
  'meetingOfficeGiven',
  'meetingOfficeEnded',
  'toTick',
  'howWasIt',
  'meetingOver',
]

/** Says whether a notice is of a meeting. */
export function isMeetingNotice(notice: Notice): notice is MeetingNotice {
  return ofMeetings.includes(notice.why)
}
