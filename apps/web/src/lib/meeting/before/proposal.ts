import { nextInSeries, type MeetingView } from '@alongside/meeting'
import type { MemberView, Series, SpaceView } from '@alongside/protocol'
import { daysAfter } from '#lib/days-after.ts'
import type { Values } from '#lib/forms/wizard.ts'
import { localTimeOf } from './local-time.ts'
import { answersOfNotice, answersOfSeats } from './notice-form.ts'
import { answersOfQuorum } from './quorum-form.ts'
import { answersOfSeries } from './series-form.ts'

/** After how many days a meeting comes again where nobody has said. */
const usualDays = 28

const dayMs = 86_400_000

/** What is proposed for a meeting that follows on none: those who vote in the space vote in it. */
export function freshProposal(members: readonly MemberView[]): Values {
  const here = members.filter(({ left, guest }) => !left && guest === null)
  const seats = here
    .filter(({ voting, offices }) => voting || offices.some((office) => office !== 'organiser'))
    .map(({ person, voting }) => ({ person, votes: voting }))
  return {
    starts: ['10:00'],
    ends: ['12:00'],
    ...answersOfSeats(seats),
    ...answersOfQuorum({ atLeast: 0, of: [] }),
    ...answersOfSeries(null),
  }
}

/**
 * What is proposed for a meeting that follows another: as that was, on the next day of its series, with the days before
 * it as far ahead as then. Those who have left come no more.
 */
export function proposalFrom(
  last: MeetingView,
  title: string,
  { members, timeZone, today }: Pick<SpaceView, 'members' | 'timeZone' | 'today'>,
): Values {
  const was = answersOfNotice(last.notice, timeZone)
  const wasOn = localTimeOf(last.notice.startsAt, timeZone).day
  const day = nextDay(last, wasOn, { timeZone, today })
  const moved = (before: string | undefined) =>
    before ? [daysAfter(before, Math.round((Date.parse(day) - Date.parse(wasOn)) / dayMs))] : ['']
  const isHere = (person: string) => members.some((one) => one.person === person && !one.left)
  return {
    ...was,
    title: [title],
    day: [day],
    papersDue: moved(was['papersDue']?.[0]),
    preDay: moved(was['preDay']?.[0]),
    words: [''],
    ...answersOfSeats(last.seats.filter(({ person }) => isHere(person))),
    ...answersOfQuorum(last.quorum),
    ...answersOfSeries(last.series),
  }
}

/** The next day of the series that is not over yet; without one, the same weekday four weeks later. */
function nextDay(
  { series, notice }: MeetingView,
  wasOn: string,
  { timeZone, today }: { readonly timeZone: string; readonly today: string },
): string {
  const inSeries = series === null ? null : firstFrom(today, { series, startsAt: notice.startsAt, timeZone })
  if (inSeries !== null) return inSeries
  let day = daysAfter(wasOn, usualDays)
  while (day < today) day = daysAfter(day, usualDays)
  return day
}

/** The first day of a series after a meeting that is not before `today`. */
function firstFrom(
  today: string,
  {
    series,
    startsAt,
    timeZone,
  }: { readonly series: Series; readonly startsAt: number; readonly timeZone: string },
): string | null {
  let at = nextInSeries(series, startsAt, timeZone)
  while (at !== null && localTimeOf(at, timeZone).day < today) at = nextInSeries(series, at, timeZone)
  return at === null ? null : localTimeOf(at, timeZone).day
}
