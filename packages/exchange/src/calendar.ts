// Folding, escaping and quoting are a standard with old traps (RFC 5545, RFC 6868): this library is well kept, has no
// dependencies and opens nothing.
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalCalendar,
} from 'ical-generator'

/** Somebody as a calendar names them. */
export interface CalendarPerson {
  readonly name: string
  readonly email: string
}

/** A meeting as its reader's calendar is to show it: whoever makes it leaves out what the reader may not see. */
export interface CalendarMeeting {
  /** The same in every file of one meeting, everywhere and for ever. */
  readonly uid: string
  /** How often the meeting was changed: a calendar takes a file only if this has grown. */
  readonly sequence: number
  /** Milliseconds since 1970, as all moments. */
  readonly startsAt: number
  readonly endsAt: number
  readonly title: string
  /** Where people meet; empty where they meet in a call only. */
  readonly place: string
  readonly callUrl: string
  readonly phone: string
  /** What is said of it, in the reader's language. */
  readonly words: string
  /** Its page in the product. */
  readonly url: string
  /** Who invites; must be named in what is sent to somebody. */
  readonly organiser: CalendarPerson | null
  /** To whom the file is sent; null: it is downloaded, and names nobody. */
  readonly attendee: CalendarPerson | null
  readonly cancelled: boolean
  readonly status: 'tentative' | 'confirmed'
  /** When the file is made. */
  readonly stamp: number
}

/** What a calendar file asks of the program that opens it, which a mail says in its content type too. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

/** What the file of a meeting asks for (RFC 5546): a mail invites or calls off, a download only shows. */
export function calendarMethod({
  attendee,
  cancelled,
}: Pick<CalendarMeeting, 'attendee' | 'cancelled'>): CalendarMethod {
  if (attendee === null) return 'PUBLISH'
  return cancelled ? 'CANCEL' : 'REQUEST'
}

/**
 * The text of an .ics file (RFC 5545) with one meeting. Throws `RangeError` for a meeting that ends before it begins,
 * a sequence that is no whole number from 0 up, or an invitation by nobody.
 */
export function calendarFile(meeting: CalendarMeeting): string {
  check(meeting)
  const { organiser, attendee } = meeting
  const calendar = emptyCalendar(meeting)
  const event = calendar.createEvent({
    id: line(meeting.uid),
    sequence: meeting.sequence,
    stamp: new Date(meeting.stamp),
    // As moments, not as what clocks show: right in every zone, on both sides of a change to summer time.
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    summary: line(meeting.title),
    status: statusOf(meeting),
    url: line(meeting.url),
    ...descriptionOf(meeting),
    ...locationOf(meeting),
  })
  if (organiser !== null) event.organizer(named(organiser))
  if (attendee !== null) {
    event.createAttendee({
      ...named(attendee),
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      // Whoever cannot come says so in the product: nobody reads what a calendar would send back.
      rsvp: false,
    })
  }
  return calendar.toString()
}

function emptyCalendar(meeting: CalendarMeeting): ICalCalendar {
  return ical({
    prodId: { company: 'Alongside', product: 'Meetings' },
    method: ICalCalendarMethod[calendarMethod(meeting)],
  })
}

function check({ startsAt, endsAt, sequence, organiser, attendee }: CalendarMeeting): void {
  if (!(endsAt > startsAt)) throw new RangeError('a meeting ends after it begins')
  if (!Number.isSafeInteger(sequence) || sequence < 0) {
    throw new RangeError('the sequence of a meeting is a whole number from 0 up')
  }
  if (attendee !== null && organiser === null) throw new RangeError('an invitation names who invites')
}

function statusOf({ cancelled, status }: CalendarMeeting): ICalEventStatus {
  if (cancelled) return ICalEventStatus.CANCELLED
  return status === 'tentative' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

/** Whatever else there is to know, each once: many calendars show the description and nothing more. */
function descriptionOf({ words, callUrl, phone, url }: CalendarMeeting): { description?: string } {
  const said = text(words).trim()
  const more = [callUrl, phone, url].map(line).filter((one) => one !== '' && !said.includes(one))
  const description = [said, ...more].filter((one) => one !== '').join('\n\n')
  return description === '' ? {} : { description }
}

/** The place, else the call: what stands as the location can be tapped. */
function locationOf({ place, callUrl }: CalendarMeeting): { location?: string } {
  const location = line(place) || line(callUrl)
  return location === '' ? {} : { location }
}

function named({ name, email }: CalendarPerson): CalendarPerson {
  // Programs do not agree on what a backslash in a name means.
  const shown = line(name.replaceAll('\\', '/'))
  return { name: shown || line(email), email: line(email) }
}

// Control characters may not stand in a calendar file, and neither half of a character that has two.
const control = /(?![\t\n])\p{Cc}/gu

function text(words: string): string {
  return words.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(control, '')
}

function line(words: string): string {
  return text(words).replaceAll(/\s+/g, ' ').trim()
}
