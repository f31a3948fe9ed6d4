import { readEvent, voicesFor, type Space } from '@alongside/space'
import type { EventEnvelope } from '@alongside/protocol'
import type { People } from '@alongside/storage'
import { isDeepStrictEqual } from 'node:util'
import type { Committed, Spaces } from '../spaces/spaces.ts'
import { nameOf, shownIn } from './admission.ts'
import type { LinkMeter } from './link-meter.ts'
import type { Rooms } from './rooms.ts'

/** Tells the rooms at once what a change in a space means for those who are in them (S6); answers how to stop. */
export function followSpaces(
  spaces: Pick<Spaces, 'subscribe'>,
  people: Pick<People, 'byIds'>,
  rooms: Pick<Rooms, 'present' | 'tell'>,
  meter: Pick<LinkMeter, 'permissionOn'>,
  failed: (error: unknown) => void,
): () => void {
  return spaces.subscribe(({ before, space, events }) => {
    for (const here of Array.from(rooms.present())) {
      if (!space.places.has(here.section) && !(before?.places.has(here.section) ?? false)) continue
      const permission = meter.permissionOn(space, here.person, here.section)
      if (permission !== here.permission) {
        const { by, reason } = causeOf(events)
        rooms.tell(here.section, { type: 'permission', member: here.member, permission, by, reason })
      }
      const voices = voicesFor(space, here.person, here.section)
      if (!isDeepStrictEqual(voices, here.voices)) {
        rooms.tell(here.section, { type: 'voices', member: here.member, voices })
      }
    }
    showAgain({ before, space, events }).catch(failed)
  })

  async function showAgain({ before, space, events }: Committed): Promise<void> {
    const renamed = renamedIn(events)
    const present = Array.from(rooms.present()).filter(({ section }) => space.places.has(section))
    for (const { section, person } of present) {
      if (!renamed.has(person) && !isShownAnew(before, space, person)) continue
      const shown = shownIn(space, person, await nameOf(people, person))
      if (shown === null) continue
      const { name, colour, capacity, guest = null } = shown
      rooms.tell(section, { type: 'presence', person, name, colour, capacity, guest })
    }
  }
}

function isShownAnew(before: Space | null, space: Space, person: string): boolean {
  const [was, is] = [before?.members.get(person), space.members.get(person)]
  const isStanding = was?.guest?.isConfirmed !== is?.guest?.isConfirmed
  return isStanding || was?.capacity !== is?.capacity || was?.inSpace !== is?.inSpace
}

/** Names stand with the people, so that a space does not show that one was changed. */
function renamedIn(events: readonly EventEnvelope[]): ReadonlySet<string> {
  const read = events.map(readEvent)
  return new Set(read.flatMap((event) => (event?.kind === 'personRenamed' ? [event.payload.person] : [])))
}

/** Who made the change, and why where that was said. */
function causeOf(events: readonly EventEnvelope[]): { by: string | null; reason: string | null } {
  const last = events.at(-1)
  const reasons = events.map(({ payload }) =>
    typeof payload === 'object' && payload !== null && 'reason' in payload ? payload.reason : null,
  )
  const reason = reasons.findLast((one) => typeof one === 'string') ?? null
  return { by: last?.actor ?? null, reason: typeof reason === 'string' ? reason : null }
}
