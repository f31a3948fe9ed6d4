import type { Meeting, Pack } from '@alongside/meeting'
import { defaultHearing } from '@alongside/protocol'
import { mayReadNeeds, maySee, preparersOf, type Space } from '@alongside/space'
import type { Hearing, NeedsList } from '@alongside/storage'
import { tellingOf, type ReachingDeps, type Telling } from '../hearing/reaching.ts'

export interface PackWaysDeps extends ReachingDeps {
  readonly needs: Pick<NeedsList, 'find'>
  readonly hearing: Pick<Hearing, 'of'>
}

/** To whom papers go that are sent now, and how: to everyone who has a seat or is on the roll, and may see the meeting. */
export async function packWays(deps: PackWaysDeps, space: Space, meeting: Meeting): Promise<Pack['to']> {
  const people = [...new Set([...meeting.seats.keys(), ...meeting.roll.keys()])]
  const ways = await Promise.all(people.map((person) => wayOf(deps, space, meeting, person)))
  return ways.flat()
}

async function wayOf(
  deps: PackWaysDeps,
  space: Space,
  meeting: Meeting,
  person: string,
): Promise<Pack['to']> {
  // Whoever was written down by name has nothing but the hands of others.
  if (!space.members.has(person)) return [{ person, way: 'print', formats: [] }]
  if (!maySee(space, person, meeting.id)) return []
  const telling = await tellingOf(deps, space, person)
  const way = isByHand(telling)
    ? 'print'
    : (await isMailed(deps, space, meeting, person, telling))
      ? 'mail'
      : 'app'
  return [{ person, way, formats: formatsOf(space, meeting, telling) }]
}

function isByHand({ channel }: Telling): boolean {
  return channel.by === 'letter' || channel.by === 'call'
}

/** Says whether papers are mailed to somebody: not to whoever wants no mails, here or of this meeting. */
export async function isMailed(
  { hearing }: Pick<PackWaysDeps, 'hearing'>,
  space: Space,
  { id }: Pick<Meeting, 'id'>,
  person: string,
  { channel, reach }: Telling,
): Promise<boolean> {
  if (channel.by !== 'mail' || reach.email === '') return false
  const { mails, muted } = (await hearing.of(space.id, person)).settings ?? defaultHearing
  return mails && !muted.includes(id)
}

/**
 * In what form somebody gets the papers, for the record that all who prepare the meeting read: said only where all of
 * them may read it of that person anyway.
 */
function formatsOf(space: Space, { id }: Meeting, { written }: Telling): string[] {
  if (written === null) return []
  const isOpen = preparersOf(space, id).every((one) => mayReadNeeds(space, one, written))
  return isOpen ? [...written.needs.formats] : []
}
