import { evolveMeeting, freshMeeting, type Meeting, type MeetingEvent } from '@alongside/meeting'

export const id = 'boardmeetingaaaa'
export const item = 'pilotitemaaaaaaa'
export const asha = 'ashaaaaaaaaaaaaa'
export const lena = 'lenaaaaaaaaaaaaa'
export const moses = 'mosesaaaaaaaaaaa'

/** When the things of a test begin to happen. */
const begin = 1_795_600_000_000

/** A meeting to which these things have happened, one each second, and each by the chair. */
export function meetingAfter(...events: readonly MeetingEvent[]): Meeting {
  const called = freshMeeting({
    meeting: id,
    notice: {
      startsAt: begin,
      endsAt: begin + 3_600_000,
      place: '',
      callUrl: null,
      phone: null,
      papersDue: null,
      preMeeting: null,
      payment: '',
      words: '',
    },
    quorum: { atLeast: 0, of: [] },
    seats: [],
    series: null,
    from: null,
  })
  return events.reduce(
    (meeting, event, at) => evolveMeeting(meeting, event, { at: begin + at * 1000, actor: lena }),
    called,
  )
}

/** Somebody comes in. */
export const comesIn = (person: string, capacity: 'usesServices' | 'unpaidCarer' = 'usesServices') => ({
  kind: 'cameIn' as const,
  payload: { meeting: id, person, capacity, how: 'present' as const, attends: { as: 'self' as const } },
})

export const asks = (person: string) => ({
  kind: 'askedToSpeak' as const,
  payload: { meeting: id, person },
})

export const isCalled = (person: string, reason: string | null = null) => ({
  kind: 'speakerCalled' as const,
  payload: { meeting: id, person, reason },
})

export const finishes = (person: string) => ({ kind: 'turnEnded' as const, payload: { meeting: id, person } })

/** A meeting that is on, with an item on it. */
export const opened: readonly MeetingEvent[] = [
  {
    kind: 'itemAdded',
    payload: {
      meeting: id,
      item,
      facts: {
        sort: 'decision',
        purpose: '',
        ask: '',
        presenter: null,
        minutes: 20,
        breakAfter: null,
        standing: false,
      },
      confidential: false,
    },
  },
  { kind: 'agendaPublished', payload: { meeting: id } },
  { kind: 'meetingOpened', payload: { meeting: id } },
]

export const itemOn: MeetingEvent = { kind: 'itemOpened', payload: { meeting: id, on: item } }
export const itemOff: MeetingEvent = { kind: 'itemClosed', payload: { meeting: id, on: item } }

/** Somebody is to leave the item. */
export const leaves = (person: string): readonly MeetingEvent[] => [
  {
    kind: 'interestDeclared',
    payload: { meeting: id, item, interest: 'interestaaaaaaaa', person, sort: 'personal', nature: 'x' },
  },
  {
    kind: 'interestDecided',
    payload: { meeting: id, item, interest: 'interestaaaaaaaa', effect: 'leave', reason: 'y' },
  },
]

/** What a tab keeps, of which there is one for each that is made. */
export function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text) }
}
