import type { LiveMessage } from '@alongside/protocol'
import { mayKnowOfInMeeting, maySee, type Space } from '@alongside/space'
import type { WebSocket } from 'ws'
import type { After } from '../jobs/timer.ts'
import type { Committed, Spaces } from '../spaces/spaces.ts'
import { atMostEvery } from './at-most-every.ts'
import { say } from './messages.ts'
import type { Attendance, Expected, People, Presence } from './presence.ts'

export interface MeetingRoomsDeps {
  readonly presence: Presence
  readonly spaces: Pick<Spaces, 'load'>
  /** Who and which cards must not be missing in a meeting as it stands. */
  readonly expectedIn: (space: Space, meeting: string) => Expected
  readonly after: After
  readonly failed: (error: unknown) => void
}

interface Inside {
  readonly person: string
  readonly attendance: Attendance
}

interface Room {
  readonly space: string
  readonly sockets: Map<WebSocket, Inside>
}

/** At most once in this time the people in a meeting are told anew who is there. */
const apartMs = 250

/** The rooms of meetings that pages show: who comes into one is told who is there, and of whatever changes. */
export function createMeetingRooms({ presence, spaces, expectedIn, after, failed }: MeetingRoomsDeps) {
  const rooms = new Map<string, Room>()
  const tellPeople = atMostEvery(apartMs, after, (meeting) => {
    const people = (space: Space, person: string) =>
      presenceFor(space, meeting, person, presence.people(meeting))
    tell(meeting, people).catch(failed)
  })
  const tellCards = atMostEvery(apartMs, after, (meeting) => {
    tell(meeting, () => cardsOf(meeting)).catch(failed)
  })
  const stop = presence.subscribe((meeting, what) => (what === 'people' ? tellPeople : tellCards)(meeting))

  const cardsOf = (meeting: string): LiveMessage => ({
    type: 'cards',
    meeting,
    gone: [...presence.goneCardsIn(meeting)],
  })

  async function tell(
    meeting: string,
    messageFor: (space: Space, person: string) => LiveMessage,
  ): Promise<void> {
    const room = rooms.get(meeting)
    const space = room === undefined ? null : await spaces.load(room.space)
    if (space === null) return
    for (const [socket, { person }] of room?.sockets ?? []) say(socket, messageFor(space, person))
  }

  function leave(meeting: string, socket: WebSocket): void {
    const room = rooms.get(meeting)
    room?.sockets.get(socket)?.attendance.leave()
    room?.sockets.delete(socket)
    if (room?.sockets.size === 0) rooms.delete(meeting)
  }

  return {
    /** Takes a socket in; answers how it says which cards it holds. Whether the person may be there was asked before. */
    enter(socket: WebSocket, space: Space, person: string, meeting: string): Attendance {
      presence.expect(meeting, expectedIn(space, meeting))
      const attendance = presence.enter(meeting, person)
      const room = rooms.get(meeting) ?? { space: space.id, sockets: new Map() }
      rooms.set(meeting, room)
      room.sockets.set(socket, { person, attendance })
      say(socket, presenceFor(space, meeting, person, presence.people(meeting)))
      say(socket, cardsOf(meeting))
      return { holds: (tokens) => attendance.holds(tokens), leave: () => leave(meeting, socket) }
    },

    /** Looks for whom the meeting needs now; whoever may not see it any more is not in it. */
    hear({ before, space }: Committed): void {
      const here = [...rooms].filter(([, room]) => room.space === space.id)
      for (const [meeting, { sockets }] of here) {
        presence.expect(meeting, expectedIn(space, meeting))
        if (before?.members === space.members && before.documents === space.documents) continue
        for (const [socket, { person }] of sockets) {
          if (!maySee(space, person, meeting)) leave(meeting, socket)
        }
        tellPeople(meeting)
      }
    },

    /** Tells nobody anything more. */
    close: stop,
  }
}

/** Who is in a meeting, as far as a person may know of them. */
function presenceFor(space: Space, meeting: string, person: string, people: People): LiveMessage {
  const known = (ids: readonly string[]) => ids.filter((id) => mayKnowOfInMeeting(space, person, meeting, id))
  const { here, lost, gone } = people
  return { type: 'presence', meeting, here: known(here), lost: known(lost), gone: known(gone) }
}
