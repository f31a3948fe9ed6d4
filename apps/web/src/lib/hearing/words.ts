import type { MemberView, NoticeView, TaskView } from '@alongside/protocol'
import { whoName } from '#lib/comments/words.ts'
import { m } from '#lib/paraglide/messages.js'
import { officeName, statusName } from '#lib/words/names.ts'
import { calendarDayInWords } from '#lib/words/time.ts'

type Sentence = (by: { name: string }) => string

const sentences: Readonly<Partial<Record<NoticeView['why'], Sentence>>> = {
  replied: m.hearing_replied,
  mentioned: m.hearing_mentioned,
  confirmed: m.hearing_confirmed,
  corrected: m.hearing_corrected,
  resolved: m.hearing_resolved,
  typedForYou: m.hearing_typedForYou,
  typedWitnessed: m.hearing_typedWitnessed,
  typedConfirmed: m.hearing_typedConfirmed,
  typedDisowned: m.hearing_typedDisowned,
  reopened: m.hearing_reopened,
  partClosed: m.hearing_partClosed,
  rightGained: m.hearing_rightGained,
  rightLost: m.hearing_rightLost,
  handed: m.hearing_handed,
  handSettled: m.hearing_handSettled,
  limited: m.hearing_limited,
  limitLifted: m.hearing_limitLifted,
  seatChanged: m.hearing_seatChanged,
  putAway: m.hearing_putAway,
  broughtBack: m.hearing_broughtBack,
  meetingMoved: m.meetingNews_moved,
  meetingCalledOff: m.meetingNews_calledOff,
  packSent: m.meetingNews_pack,
  interestReplied: m.meetingNews_replied,
  cardLowered: m.meetingNews_cardLowered,
  onPanel: m.evaluationNews_onPanel,
  offPanel: m.evaluationNews_offPanel,
  scoresRevealed: m.evaluationNews_revealed,
  cardQuestioned: m.allocationNews_questioned,
  cardLeftOff: m.allocationNews_leftOff,
}

const effects: Readonly<Record<NonNullable<NoticeView['effect']>, Sentence>> = {
  stayAndSpeak: m.meetingNews_decided_stayAndSpeak,
  speakNoVote: m.meetingNews_decided_speakNoVote,
  leave: m.meetingNews_decided_leave,
}

/** Who did what, as a sentence for whom it concerns. */
export function noticeWords(notice: NoticeView, members: readonly MemberView[]): string {
  const name = notice.actor === null ? m.hearing_someone() : whoName(members, notice.actor)
  const office = notice.office === null ? '' : officeName(notice.office)
  switch (notice.why) {
    case 'toConfirm':
      return m.hearing_toConfirm()
    case 'officeGiven':
      return m.hearing_officeGiven({ name, office })
    case 'officeEnded':
      return m.hearing_officeEnded({ name, office })
    case 'meetingOfficeGiven':
      return m.meetingNews_officeGiven({ name, office })
    case 'meetingOfficeEnded':
      return m.meetingNews_officeEnded({ name, office })
    case 'meetingCalled':
      return m.meetingNews_called()
    case 'interestDecided':
      return notice.effect === null ? '' : effects[notice.effect]({ name })
    case 'actionGiven':
      return m.carried_given()
    case 'actionDue':
      return m.carried_dueSoon({ day: dayOf(notice) })
    case 'actionLate':
      return m.carried_late({ day: dayOf(notice) })
    case 'toTick':
      return m.meetingNews_toTick()
    case 'minutesReady':
      return m.minutes_news_ready({ day: dayOf(notice) })
    case 'minutesSentBack':
      return m.minutes_news_sentBack({ name, day: dayOf(notice) })
    case 'minutesApproved':
      return m.minutes_news_approved({ name })
    case 'howWasIt':
      return m.heard_news()
    case 'meetingOver':
      return m.meetingNews_over()
    case 'askedToScore':
      return m.evaluationNews_score()
    case 'scoringMoved':
      return m.evaluationNews_moved({ day: dayOf(notice) })
    case 'resultReady':
      return m.evaluationNews_finished()
    case 'replyCame':
      return m.evaluationNews_replied()
    case 'cardsToCheck':
      return m.allocationNews_check()
    case 'voteOpen':
      return m.allocationNews_vote()
    case 'voteMoved':
      return m.allocationNews_moved({ day: dayOf(notice) })
    case 'voteAgain':
      return m.allocationNews_again()
    case 'votedForYou':
      return m.allocationNews_votedFor()
    case 'votesCounted':
      return m.allocationNews_counted()
    case 'proposingOver':
      return m.allocationNews_proposingOver({ day: dayOf(notice) })
    case 'votingOver':
      return m.allocationNews_votingOver({ day: dayOf(notice) })
    case 'scoringOver':
      return m.evaluationNews_scoringOver({ day: dayOf(notice) })
    case 'joined':
      return m.hearing_joined({
        person: notice.person ? whoName(members, notice.person) : m.hearing_someone(),
      })
    case 'decided':
      return decidedWords(name, notice.decided)
    case 'partOpened':
      return m.hearing_partOpened()
    case 'reviewDue':
      return m.review_came({ day: dayOf(notice) })
    case 'statusChanged':
      return m.hearing_statusChanged({
        name,
        status: notice.status === null ? '' : statusName(notice.status),
      })
    default:
      return sentences[notice.why]?.({ name }) ?? ''
  }
}

function dayOf({ day }: NoticeView): string {
  return day === null ? '' : calendarDayInWords(day)
}

/** What somebody did with the reader's suggestions, in numbers. */
function decidedWords(name: string, decided: NoticeView['decided']): string {
  const { accepted, rejected } = decided ?? { accepted: 0, rejected: 0 }
  if (rejected === 0) return m.hearing_accepted({ name, count: accepted })
  return accepted === 0
    ? m.hearing_rejected({ name, count: rejected })
    : m.hearing_decided({ name, accepted, rejected })
}

/** Where it was, as far as the reader may know. */
export function noticePlace({ document, section }: NoticeView): string | null {
  if (document === null) return null
  return section === null || section.title === document.title
    ? m.hearing_in({ title: document.title })
    : m.hearing_inPart({ title: document.title, part: section.title })
}

/** When and where a meeting is that is to come; null of what is over, or about no meeting. `moment` puts a time in words. */
export function meetingWords(
  { why, meeting }: Pick<NoticeView, 'why' | 'meeting'>,
  moment: (at: number) => string,
): string | null {
  const isToCome = why === 'meetingCalled' || why === 'meetingMoved' || why === 'packSent'
  if (meeting === null || !isToCome) return null
  const when = moment(meeting.startsAt)
  return meeting.place === ''
    ? m.meetingNews_when({ when })
    : m.meetingNews_whenWhere({ when, place: meeting.place })
}

/** What a member is asked to do for another. */
export function taskTitle(
  { way, person }: Pick<TaskView, 'way' | 'person'>,
  members: readonly MemberView[],
): string {
  return (way === 'letter' ? m.tasks_letter : m.tasks_call)({ name: whoName(members, person) })
}
