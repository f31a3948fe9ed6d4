import type { MeetingSummary } from '@alongside/meeting'
import { preparingOffices, type Office } from '@alongside/protocol'

/** Says whether somebody with these offices may call a meeting. */
export function mayCall(offices: readonly Office[]): boolean {
  return offices.some((office) => preparingOffices.includes(office))
}

/** The meetings of a space as a list shows them. */
export interface MeetingGroups {
  /** To come or on, the earliest first. */
  readonly next: readonly MeetingSummary[]
  /** Called, with an agenda that is still a draft. */
  readonly drafts: readonly MeetingSummary[]
  /** Held, the latest first. */
  readonly earlier: readonly MeetingSummary[]
  readonly calledOff: readonly MeetingSummary[]
}

/** Sorts meetings by what becomes of them; one that nobody opened is over when its time is. */
export function groupMeetings(meetings: readonly MeetingSummary[], now: number): MeetingGroups {
  const held = meetings.filter(({ isCalledOff }) => !isCalledOff)
  const isNext = ({ phase, endsAt }: MeetingSummary) =>
    phase === 'live' || (phase === 'published' && endsAt > now)
  return {
    next: held.filter(isNext),
    drafts: held.filter(({ phase }) => phase === 'agendaDraft'),
    earlier: held.filter((one) => !isNext(one) && one.phase !== 'agendaDraft').toReversed(),
    calledOff: meetings.filter(({ isCalledOff }) => isCalledOff).toReversed(),
  }
}

/** For how long before it begins a meeting is offered to be joined. */
const soonMs = 3_600_000

/** Those that are on or begin within the hour. */
export function meetingsNow(next: readonly MeetingSummary[], now: number): readonly MeetingSummary[] {
  return next.filter(({ phase, startsAt }) => phase === 'live' || startsAt - now <= soonMs)
}
