import { hasEnded, type Meeting } from '@alongside/meeting'
import { isLatest, type Overtaking } from './latest-notice.ts'
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
      return isLatest(space, person, notice, { overtaking }) ? 'waits' : 'done'
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
    case 'minutesReady':
    case 'minutesSentBack': {
      const { phase, minutes } = meeting
      const isOpen = phase === 'draftMinutes' && !minutes.amendingOver
      return isOpen && isLatest(space, person, notice, { overtaking }) ? 'waits' : 'done'
    }
    case 'minutesApproved':
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

/** Of when and where a meeting is, of its papers, and of how its minutes are, only the last word is news. */
const overtaking: Overtaking = [
  ['meetingCalled', 'meetingMoved'],
  ['minutesReady', 'minutesSentBack'],
]

/** All that there is to hear of meetings; what a meeting tells and is not named here does not compile. */
const ofMeetings: Readonly<Record<MeetingMatter['why'], true>> = {
  meetingCalled: true,
  meetingMoved: true,
  meetingCalledOff: true,
  packSent: true,
  interestDecided: true,
  interestReplied: true,
  cardLowered: true,
  meetingOfficeGiven: true,
  meetingOfficeEnded: true,
  toTick: true,
  minutesReady: true,
  minutesSentBack: true,
  minutesApproved: true,
  howWasIt: true,
  meetingOver: true,
}

/** Says whether a notice is of a meeting. */
export function isMeetingNotice(notice: Notice): notice is MeetingNotice {
  return notice.why in ofMeetings
}
