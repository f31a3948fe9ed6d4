import { holdsMeetingOffice, type Meeting } from '@alongside/meeting'
import { isActionNotice, standingOfTheirs } from './action-notice.ts'
import type { Notice } from './notice.ts'
import { maySee, permissionOn } from './permission.ts'
import { holdsOffice, membersOf, type Space } from './space.ts'

/**
 * The last meeting on whose roll somebody stands who is nobody in the space: they were written down by name, and take
 * part by the hands of others. Null for everybody else.
 */
export function meetingOfNewcomer(space: Space, person: string): Meeting | null {
  if (space.members.has(person)) return null
  return [...space.meetings.values()].findLast(({ roll }) => roll.has(person)) ?? null
}

/** Says whether a member may know of a newcomer: whoever may see the meeting does. */
export function mayKnowOfNewcomer(space: Space, member: string, person: string): boolean {
  const meeting = meetingOfNewcomer(space, person)
  return meeting !== null && maySee(space, member, meeting.id)
}

/** Who tells newcomers what there is to hear, in this order. */
const tellers = ['noteTaker', 'facilitator', 'chair', 'organiser'] as const

/** Who rings a newcomer: the note taker of the meeting, else whoever leads it, else an organiser; never a guest, nor one who may not read the item. */
export function whoTellsNewcomer(space: Space, person: string, item: string | null = null): string | null {
  const meeting = meetingOfNewcomer(space, person)
  if (meeting === null) return null
  const able = membersOf(space).filter(
    (member) =>
      member.guest === null &&
      maySee(space, member.person, meeting.id) &&
      (item === null || permissionOn(space, member.person, item) !== null),
  )
  const candidates = tellers.flatMap((office) => [
    ...able.filter((one) => office !== 'organiser' && holdsMeetingOffice(meeting, one.person, office)),
    ...able.filter((one) => holdsOffice(space, one.person, office)),
  ])
  return candidates[0]?.person ?? null
}

/** What there is to tell a newcomer, by whoever may see the meeting that it is about. */
export function noticesOfNewcomer(space: Space, person: string): readonly Notice[] {
  if (meetingOfNewcomer(space, person) === null) return []
  // What they took on and have done by now needs no call.
  return (space.notices.get(person) ?? []).filter(
    (notice) => !isActionNotice(notice) || standingOfTheirs(space, person, notice) === 'waits',
  )
}
