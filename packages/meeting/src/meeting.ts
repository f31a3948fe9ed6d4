import type { MeetingNotice, MeetingOffice, QuorumRule, Series } from '@alongside/protocol'
import type { z } from 'zod'
import type {
  Action,
  Apology,
  Attendance,
  Captions,
  Card,
  Check,
  Interest,
  Item,
  Lesson,
  MeetingSeat,
  Minutes,
  officesSchema,
  Pack,
  Paper,
  PublicCopy,
  RecordedDecision,
  Spoken,
  Turn,
  Vote,
  Waiting,
} from './part.ts'

/** How far a meeting has come. */
export const phases = ['agendaDraft', 'published', 'live', 'draftMinutes', 'approved', 'publicCopy'] as const
export type Phase = (typeof phases)[number]

/** A meeting as all its events so far have made it; what is kept under ids of people, items and so on. */
export interface Meeting {
  /** That of its document. */
  readonly id: string
  readonly phase: Phase
  readonly notice: MeetingNotice
  /** How often what is told of it was changed, and that it was called off: calendars take in only what is newer. */
  readonly changes: number
  readonly calledOff: { readonly reason: string; readonly at: number } | null
  /** The meeting that it follows. */
  readonly from: string | null
  readonly series: Series | null
  readonly quorum: QuorumRule
  readonly seats: ReadonlyMap<string, MeetingSeat>
  readonly offices: ReadonlyMap<string, z.infer<typeof officesSchema>>
  readonly items: ReadonlyMap<string, Item>
  /** The item that is on. */
  readonly on: string | null
  readonly papers: ReadonlyMap<string, Paper>
  readonly packs: ReadonlyMap<string, Pack>
  readonly checks: ReadonlyMap<string, Check>
  readonly roll: ReadonlyMap<string, Attendance>
  readonly apologies: ReadonlyMap<string, Apology>
  readonly openedAt: number | null
  readonly endedAt: number | null
  readonly minutes: Minutes
  /** Public copies of the minutes; at most one that was not withdrawn. */
  readonly copies: ReadonlyMap<string, PublicCopy>
  readonly interests: ReadonlyMap<string, Interest>
  /** In the order of asking, the same for everyone. */
  readonly waiting: readonly Waiting[]
  readonly speaking: Turn | null
  readonly spoken: readonly Spoken[]
  readonly cards: ReadonlyMap<string, Card>
  /** What people learned, each under who said it. */
  readonly lessons: ReadonlyMap<string, Lesson>
  readonly captions: Captions
  readonly votes: ReadonlyMap<string, Vote>
  readonly decisions: ReadonlyMap<string, RecordedDecision>
  readonly actions: ReadonlyMap<string, Action>
}

/** A meeting that has just been called. */
export function freshMeeting(called: {
  readonly meeting: string
  readonly notice: MeetingNotice
  readonly quorum: QuorumRule
  readonly seats: readonly MeetingSeat[]
  readonly series: Series | null
  readonly from: string | null
}): Meeting {
  const { meeting: id, seats, ...rest } = called
  return {
    ...rest,
    id,
    phase: 'agendaDraft',
    changes: 0,
    calledOff: null,
    seats: new Map(seats.map((seat) => [seat.person, seat])),
    offices: new Map(),
    items: new Map(),
    on: null,
    papers: new Map(),
    packs: new Map(),
    checks: new Map(),
    roll: new Map(),
    apologies: new Map(),
    openedAt: null,
    endedAt: null,
    minutes: { amendUntil: null, amendingOver: false, sentBack: [], approved: null },
    copies: new Map(),
    interests: new Map(),
    waiting: [],
    speaking: null,
    spoken: [],
    cards: new Map(),
    lessons: new Map(),
    captions: { keep: false, anyKept: false, dropped: null },
    votes: new Map(),
    decisions: new Map(),
    actions: new Map(),
  }
}

/** Those who are here now. */
export function presentIn(meeting: Meeting): readonly Attendance[] {
  return [...meeting.roll.values()].filter(({ to }) => to === null)
}

/** The person on the roll, if they are here now. */
export function hereIn(meeting: Meeting, person: string): Attendance | null {
  const attendance = meeting.roll.get(person)
  return attendance === undefined || attendance.to !== null ? null : attendance
}

/** Says whether a person was here, for however long. */
export function wasHere(meeting: Meeting, person: string): boolean {
  return meeting.roll.has(person)
}

export function holdsMeetingOffice(meeting: Meeting, person: string, office: MeetingOffice): boolean {
  return meeting.offices.get(person)?.offices.includes(office) ?? false
}
