import type { Phase } from '@alongside/meeting'
import type { ItemFacts, MeetingOffice, QuorumRule, QuorumWho, Series } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { capacityName, officeName } from '#lib/words/names.ts'
import { calendarDayInWords } from '#lib/words/time.ts'

const phaseWords: Readonly<Record<Phase, () => string>> = {
  agendaDraft: m.meeting_phase_agendaDraft,
  published: m.meeting_phase_published,
  live: m.meeting_phase_live,
  draftMinutes: m.meeting_phase_draftMinutes,
  approved: m.meeting_phase_approved,
  publicCopy: m.meeting_phase_publicCopy,
}

const sortWords: Readonly<Record<ItemFacts['sort'], () => string>> = {
  information: m.meeting_sort_information,
  discussion: m.meeting_sort_discussion,
  decision: m.meeting_sort_decision,
  allocation: m.meeting_sort_allocation,
}

const weekWords: Readonly<Record<string, () => string>> = {
  '1': m.meeting_week_first,
  '2': m.meeting_week_second,
  '3': m.meeting_week_third,
  '4': m.meeting_week_fourth,
  '-1': m.meeting_week_last,
}

const weekdayWords: Readonly<Record<string, () => string>> = {
  '1': m.meeting_weekday_monday,
  '2': m.meeting_weekday_tuesday,
  '3': m.meeting_weekday_wednesday,
  '4': m.meeting_weekday_thursday,
  '5': m.meeting_weekday_friday,
  '6': m.meeting_weekday_saturday,
  '7': m.meeting_weekday_sunday,
}

/** How far a meeting has come, in words; one that was called off is that. */
export const phaseName = ({
  phase,
  isCalledOff,
}: {
  readonly phase: Phase
  readonly isCalledOff: boolean
}): string => (isCalledOff ? m.meeting_phase_calledOff() : phaseWords[phase]())

/** What sort of item it is. */
export const sortName = (sort: ItemFacts['sort']): string => sortWords[sort]()
export const weekName = (week: string): string => weekWords[week]?.() ?? week
export const weekdayName = (weekday: string): string => weekdayWords[weekday]?.() ?? weekday

/** What someone is asked to do in a meeting. */
export const meetingOfficeName = (office: MeetingOffice): string => officeName(office)

/** Whom a line of a quorum rule counts. */
export function quorumWhoName(who: QuorumWho): string {
  if (who === 'lay') return m.meeting_who_lay()
  return who === 'livedExperience' ? m.meeting_who_livedExperience() : capacityName(who)
}

/** How many people a meeting needs to decide, and of whom, as sentences. */
export function quorumSentences({ atLeast, of }: QuorumRule): readonly string[] {
  const lines = of
    .filter((line) => line.atLeast > 0)
    .map((line) => m.meeting_quorumLine({ count: line.atLeast, who: quorumWhoName(line.who) }))
  if (atLeast === 0 && lines.length === 0) return [m.meeting_quorumNone()]
  return [...(atLeast === 0 ? [] : [m.meeting_quorumAtLeast({ count: atLeast })]), ...lines]
}

/** When the meetings of a series are. */
export function seriesInWords(series: Series | null): string {
  switch (series?.by) {
    case undefined:
      return m.meeting_seriesNone()
    case 'weeks':
      return m.meeting_seriesWeeks({ count: series.every })
    case 'month':
      return m.meeting_seriesMonth({
        week: weekName(String(series.week)),
        weekday: weekdayName(String(series.weekday)),
      })
    case 'dates':
      return m.meeting_seriesDates({ days: series.dates.map(calendarDayInWords).join(', ') })
  }
}

/** How long something takes: "1 hour 30 minutes". */
export function minutesInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  const parts = [
    ...(hours > 0 ? [m.meeting_hours({ count: hours })] : []),
    ...(rest > 0 || hours === 0 ? [m.meeting_minutes({ count: rest })] : []),
  ]
  return parts.join(' ')
}
