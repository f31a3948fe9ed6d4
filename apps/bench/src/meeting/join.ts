import { meetingAnswerSchema } from '@alongside/meeting'
import { spaceViewSchema } from '@alongside/protocol'
import { percentile } from '../percentile.ts'
import type { RunningPeer } from '../room/peer.ts'
import { Writer } from '../room/writer.ts'
import { send } from '../server/target.ts'
import { listen } from './ear.ts'
import type { Hall } from './hall.ts'

const times = 20

/**
 * How long it takes somebody who comes into the room of a meeting until all that it shows is there: the space and the
 * meeting as they may know them, then both sockets at once, what happens from there on and the notes of the item that is
 * on. One after another, in milliseconds.
 */
export async function joinTimes(hall: Hall, notes: RunningPeer): Promise<{ p50Ms: number; worstMs: number }> {
  const waits: number[] = []
  for (let time = 0; time < times; time += 1) {
    const n = (time * 7) % hall.attendees.length
    const attendee = hall.attendees[n] ?? {}
    const from = performance.now()
    const [space, meeting] = await Promise.all([
      send(hall.url, `/api/spaces/${hall.space}`, attendee),
      send(hall.url, `/api/meetings/${hall.meeting}`, attendee),
    ])
    spaceViewSchema.parse(await space.json())
    meetingAnswerSchema.parse(await meeting.json())
    const [stop, screen] = await Promise.all([
      listen(hall, attendee, () => undefined),
      Writer.join(notes, n, 2_000_000 + time, () => undefined),
    ])
    waits.push(performance.now() - from)
    stop()
    screen.close()
  }
  return { p50Ms: percentile(waits, 0.5), worstMs: Math.max(...waits) }
}
