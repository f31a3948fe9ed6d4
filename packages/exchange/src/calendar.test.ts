import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarFile, calendarMethod, type CalendarMeeting } from './calendar.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 100)
const seed = process.env['FUZZ_SEED']
const trials = seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }

const lena = { name: 'Lena Fischer', email: 'lena@example.org' }
const asha = { name: 'Asha Rahman', email: 'asha@example.org' }
const sample: CalendarMeeting = {
  uid: 'meeting000000001@board.example.org',
  sequence: 0,
  startsAt: Date.UTC(2026, 2, 30, 9),
  endsAt: Date.UTC(2026, 2, 30, 11),
  title: 'Partnership board',
  place: 'Town hall, room 2',
  callUrl: 'https://call.example.org/board',
  phone: '020 7946 0000',
  words: 'We decide about the day centre.',
  url: 'https://board.example.org/s/board/d/march',
  organiser: lena,
  attendee: asha,
  cancelled: false,
  status: 'confirmed',
  stamp: Date.UTC(2026, 2, 1),
}

/** Reads a file as the calendar of Thunderbird does. */
function read(meeting: CalendarMeeting): { calendar: ICAL.Component; event: ICAL.Component } {
  const calendar = new ICAL.Component(ICAL.parse(calendarFile(meeting)) as unknown[])
  const [event, another] = calendar.getAllSubcomponents()
  if (event === undefined || another !== undefined) throw new Error('there is not one event in the file')
  return { calendar, event }
}

const valueOf = (part: ICAL.Component, name: string): unknown => part.getFirstPropertyValue(name)
const momentOf = (event: ICAL.Component, name: string): number => {
  const time = valueOf(event, name)
  if (!(time instanceof ICAL.Time)) throw new Error(`${name} is no time`)
  return time.toJSDate().getTime()
}
const namesIn = (part: ICAL.Component): string[] => part.getAllProperties().map(({ name }) => name)

/** Texts with all that has a meaning in such a file, and letters of one to four bytes. */
const unruly = fc
  .array(
    fc.oneof(
      fc.constantFrom('\\', ';', ',', ':', '"', '^', '\n', '\r', '\t', ' ', '\u2028', '\u0007'),
      fc.constantFrom('\r\n', '\\n', '\r\nBEGIN:VALARM\r\n', '^n'),
      fc.constantFrom('a', 'Å', '木', '👩‍👩‍👧', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 60 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
const asWritten = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
const onOneLine = (words: string): string => asWritten(words).replaceAll(/\s+/g, ' ').trim()
/** Also beside the moments at which clocks are put forward and back in Europe. */
const moments = fc
  .oneof(
    fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }),
    fc.integer({ min: -7_200, max: 7_200 }).map((s) => Date.UTC(2026, 2, 29, 1) + s * 1000),
    fc.integer({ min: -7_200, max: 7_200 }).map((s) => Date.UTC(2026, 9, 25, 1) + s * 1000),
  )
  .map((at) => Math.floor(at / 1000) * 1000)
const meetings: fc.Arbitrary<CalendarMeeting> = fc.record({
  uid: fc.stringMatching(/^[a-z0-9]{16}@example\.org$/),
  sequence: fc.nat(),
  startsAt: moments,
  endsAt: fc.constant(Date.UTC(2101, 0)),
  title: unruly,
  place: unruly,
  callUrl: fc.oneof(fc.constant(''), fc.webUrl({ withQueryParameters: true })),
  phone: fc.oneof(fc.constant(''), fc.constant('020 7946 0000')),
  words: unruly,
  url: fc.constant(sample.url),
  organiser: fc.record({ name: unruly, email: fc.constant(lena.email) }),
  attendee: fc.oneof(fc.constant(null), fc.record({ name: unruly, email: fc.constant(asha.email) })),
  cancelled: fc.boolean(),
  status: fc.constantFrom('tentative', 'confirmed'),
  stamp: moments,
})

describe('a calendar file', () => {
  it.each([
    [{}, 'REQUEST', 'CONFIRMED'],
    [{ status: 'tentative' }, 'REQUEST', 'TENTATIVE'],
    [{ cancelled: true }, 'CANCEL', 'CANCELLED'],
    [{ attendee: null }, 'PUBLISH', 'CONFIRMED'],
    [{ attendee: null, cancelled: true }, 'PUBLISH', 'CANCELLED'],
  ] satisfies [Partial<CalendarMeeting>, string, string][])(
    '[X1] of a meeting with %j asks to %s and says %s',
    (change, method, status) => {
      const meeting = { ...sample, ...change }
      const { calendar, event } = read(meeting)
      expect([valueOf(calendar, 'method'), calendarMethod(meeting)]).toEqual([method, method])
      expect(valueOf(event, 'status')).toBe(status)
      const invited = event
        .getAllProperties('attendee')
        .map((one) => String(one.getFirstValue()).toLowerCase())
      expect(invited).toEqual(meeting.attendee === null ? [] : ['mailto:asha@example.org'])
    },
  )

  it('[X2] of a meeting that was changed has the uid it had, and its sequence', () => {
    const files = [0, 1, 7].map(
      (sequence) => read({ ...sample, sequence, title: `Changed ${sequence}` }).event,
    )
    expect(files.map((event) => valueOf(event, 'uid'))).toEqual(Array.from(files, () => sample.uid))
    expect(files.map((event) => valueOf(event, 'sequence'))).toEqual([0, 1, 7])
  })

  it('[X3] says the moment at which a meeting is, on both sides of a change to summer time', () => {
    // Ten o'clock in London on Saturday and on Monday are 47 hours apart there.
    const [saturday, monday] = [Date.UTC(2026, 2, 28, 10), Date.UTC(2026, 2, 30, 9)]
    const inLondon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' })
    for (const startsAt of [saturday, monday]) {
      const { event } = read({ ...sample, startsAt, endsAt: startsAt + 5_400_000 })
      expect(inLondon.format(momentOf(event, 'dtstart'))).toBe('10:00')
      expect(inLondon.format(momentOf(event, 'dtend'))).toBe('11:30')
    }
    fc.assert(
      fc.property(meetings, (meeting) => {
        const { event } = read(meeting)
        expect(momentOf(event, 'dtstart')).toBe(meeting.startsAt)
        expect(momentOf(event, 'dtend')).toBe(meeting.endsAt)
        expect(momentOf(event, 'dtstamp')).toBe(meeting.stamp)
      }),
      trials,
    )
  })

  it('[X4] gives back what people wrote, whatever it is', () => {
    fc.assert(
      fc.property(meetings, (meeting) => {
        const { event } = read(meeting)
        expect(valueOf(event, 'summary')).toBe(onOneLine(meeting.title))
        expect(valueOf(event, 'location') ?? '').toBe(onOneLine(meeting.place) || onOneLine(meeting.callUrl))
        expect(String(valueOf(event, 'description')).startsWith(asWritten(meeting.words).trim())).toBe(true)
        for (const part of ['organizer', 'attendee'] as const) {
          const person = part === 'organizer' ? meeting.organiser : meeting.attendee
          const property = event.getFirstProperty(part)
          if (person === null) expect(property).toBeNull()
          else
            expect(property?.getFirstParameter('cn')).toBe(
              onOneLine(person.name).replaceAll('\\', '/') || person.email,
            )
        }
      }),
      trials,
    )
  })

  it('[X5] has no line over 75 octets, no broken character, and ends each line in CR LF', () => {
    fc.assert(
      fc.property(meetings, (meeting) => {
        const file = calendarFile(meeting)
        const lines = file.replace(/\r\n$/, '').split('\r\n')
        for (const one of lines) {
          expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
          expect(one).not.toMatch(/[\r\n]/)
          expect(one.isWellFormed()).toBe(true)
        }
      }),
      trials,
    )
  })

  it('[X6] holds nothing that it was not given', () => {
    const known = new Set(
      'uid sequence dtstamp dtstart dtend summary location description organizer attendee url status'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(meetings, (meeting) => {
        const { calendar, event } = read(meeting)
        expect(namesIn(calendar).toSorted()).toEqual(['method', 'prodid', 'version'])
        expect(event.getAllSubcomponents()).toEqual([])
        const names = namesIn(event)
        expect(names.filter((name) => !known.has(name))).toEqual([])
        expect(new Set(names).size).toBe(names.length)
      }),
      trials,
    )
  })

  it('[X7] says where it is, how to ring in, and where it stands in the product, each once', () => {
    const { event } = read(sample)
    expect(valueOf(event, 'location')).toBe('Town hall, room 2')
    expect(valueOf(event, 'url')).toBe(sample.url)
    expect(valueOf(event, 'description')).toBe(
      [sample.words, sample.callUrl, sample.phone, sample.url].join('\n\n'),
    )
    const words = `Ring ${sample.phone}.`
    const inCall = read({ ...sample, place: ' ', words }).event
    expect(valueOf(inCall, 'location')).toBe(sample.callUrl)
    expect(valueOf(inCall, 'description')).toBe([words, sample.callUrl, sample.url].join('\n\n'))
    const bare = read({
      ...sample,
      place: '',
      callUrl: '',
      phone: '',
      words: '',
      organiser: null,
      attendee: null,
    })
    expect(namesIn(bare.event)).not.toContain('location')
    expect(valueOf(bare.event, 'description')).toBe(sample.url)
  })

  it.each([
    { endsAt: sample.startsAt },
    { startsAt: Number.NaN },
    { sequence: -1 },
    { sequence: 0.5 },
    { organiser: null },
  ] satisfies Partial<CalendarMeeting>[])('[X8] is not made of a meeting with %j', (change) => {
    expect(() => calendarFile({ ...sample, ...change })).toThrow(RangeError)
  })
})
