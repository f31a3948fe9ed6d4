import {
  evolveMeeting,
  meetingFrom,
  readMeetingEvent,
  viewFor,
  type Meeting,
  type MeetingView,
} from '@alongside/meeting'
import type { EventEnvelope } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { preparersOf } from './meeting.ts'
import { maySee, permissionOn } from './permission.ts'
import type { Space } from './space.ts'
import { Board, id, someFacts, someNotice } from './testing/board.ts'
import { meetingAsks } from './testing/meeting-asks.ts'
import { pick } from './testing/pick.ts'
import { toldOf } from './told.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 150)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
const [lena, sam, asha, moses, mary] = [id('lena'), id('sam'), id('asha'), id('moses'), id('mary')]
const people = [lena, sam, asha, moses, mary] as const
const presence = { isGone: () => false, isCardGone: () => false }

const stepsArbitrary = fc.array(
  fc.record({
    actor: fc.constantFrom(0, 0, 1, 2, 3, 4),
    what: fc.nat(500),
    picks: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)),
  }),
  { minLength: 1, maxLength: 80, size: 'max' },
)
type Steps = typeof stepsArbitrary extends fc.Arbitrary<infer Value> ? Value : never

/** A board with a meeting that is on, one open item and one kept among some, and a guest of it. */
function inMeeting(): { readonly board: Board; readonly meeting: string } {
  const board = new Board()
  board.must(lena, { do: 'openSpace', name: 'B', slug: 'b', capacities: ['layPartner'] })
  for (const person of [sam, asha, moses]) board.join(person)
  board.must(lena, { do: 'giveOffice', person: sam, office: 'chair' })
  const quorum = { atLeast: 1, of: [] }
  const call = { title: 'M', notice: someNotice, quorum, seats: [], series: null, from: null }
  const meeting = board.must(lena, { do: 'callMeeting', ...call })
  for (const confidential of [null, { people: [asha] }]) {
    const item = { title: 'I', after: null, facts: someFacts, confidential }
    board.must(lena, { do: 'addItem', meeting, ...item })
  }
  const terms = { permission: 'edit', label: 'l', lastDay: '2026-12-31', visitors: false } as const
  const link = board.must(lena, { do: 'makeLink', document: meeting, ...terms })
  board.must(mary, { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false })
  board.must(lena, { do: 'meet', meeting, ask: { do: 'publish', needs: [] }, presence })
  board.must(sam, { do: 'meet', meeting, ask: { do: 'open' }, presence })
  return { board, meeting }
}

/** Plays the steps; `check` looks at the board after each. */
function play(
  steps: Steps,
  check: (space: Space, meeting: Meeting, written: readonly EventEnvelope[]) => void,
): void {
  const { board, meeting } = inMeeting()
  for (const { actor, what, picks } of steps) {
    const from = board.log.length
    const { space } = board
    const person = pick(people, picks[0], mary)
    const section = pick([...space.places.keys()], picks[2], id('nowhere'))
    const after = pick([null, ...space.places.keys()], picks[3], null)
    const asks = meetingAsks(space, { meeting, person, section, after }, picks)
    board.ask(pick(people, actor, lena), pick(asks, what, { do: 'leave' }))
    const held = board.space.meetings.get(meeting)
    if (held === undefined) throw new Error('the meeting is gone')
    check(board.space, held, board.log.slice(from))
  }
}

describe('a meeting, whatever is asked', () => {
  it('[G4] [M145] what somebody saw of it, folded on with what they hear, is what they may see', () => {
    fc.assert(
      fc.property(stepsArbitrary, fc.constantFrom(...people), (steps, person) => {
        let known: { readonly meeting: Meeting; readonly parts: string } | null = null
        play(steps, (space, meeting, written) => {
          const parts = partsSeenBy(space, person, meeting)
          const sees = maySee(space, person, meeting.id) ? meetingFrom(seenBy(space, person, meeting)) : null
          // Where the parts that one may see have changed, screens look anew.
          if (known === null || known.parts !== parts || sees === null) {
            known = sees === null ? null : { meeting: sees, parts }
            return
          }
          const folded = heardBy(space, person, written).reduce(foldIn, known.meeting)
          expect(folded).toEqual(sees)
          known = { meeting: folded, parts }
        })
      }),
      { numRuns, ...seed },
    )
  })
})

/** What a person is told of events, as it goes over the wire. */
function heardBy(space: Space, person: string, written: readonly EventEnvelope[]): readonly EventEnvelope[] {
  return written
    .filter((event) => isInAudience(space, event, person))
    .map((event) => ({ ...event, payload: JSON.parse(JSON.stringify(toldOf(event))) }))
}

function foldIn(meeting: Meeting, heard: EventEnvelope): Meeting {
  const event = readMeetingEvent(heard)
  return event?.payload.meeting === meeting.id ? evolveMeeting(meeting, event, heard) : meeting
}

/** What decides which parts of a meeting somebody sees. */
function partsSeenBy(space: Space, person: string, meeting: Meeting): string {
  const items = [...meeting.items.keys()].map((item) => permissionOn(space, person, item) !== null)
  return JSON.stringify([
    maySee(space, person, meeting.id),
    items,
    preparersOf(space, meeting.id).includes(person),
  ])
}

function seenBy(space: Space, person: string, meeting: Meeting): MeetingView {
  return viewFor(meeting, {
    person,
    mayRead: (item) => permissionOn(space, person, item) !== null,
    mayPrepare: preparersOf(space, meeting.id).includes(person),
  })
}
