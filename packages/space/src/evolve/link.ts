import { uniteInRound } from '@alongside/allocation'
import { uniteInEvaluation } from '@alongside/evaluation'
import { uniteIn } from '@alongside/meeting'
import type { EventOf } from '../event.ts'
import { openLinksOf, used, type Link } from '../link.ts'
import type { Member, Space } from '../space.ts'
import { changeMember, colourFor } from './member.ts'

export function makeLink(
  space: Space,
  { payload }: EventOf<'linkMade'>,
  madeAt: number,
  madeBy: string | null,
): Space {
  const { link: id, ...rest } = payload
  if (!space.documents.has(rest.document) || space.links.has(id)) return space
  const unused = { paused: false, withdrawn: false, ended: false, endTold: false, joins: [], acts: [] }
  return { ...space, links: new Map(space.links).set(id, { ...rest, ...unused, id, madeAt, madeBy }) }
}

export function changeLink(space: Space, id: string, change: (link: Link) => Partial<Link>): Space {
  const link = space.links.get(id)
  if (link === undefined) return space
  return { ...space, links: new Map(space.links).set(id, { ...link, ...change(link) }) }
}

/** A guest who comes by another link keeps the first; a member who left comes back as a guest. */
export function joinByLink(space: Space, { payload }: EventOf<'guestJoined'>, at: number): Space {
  const { person, link, capacity, confirmed } = payload
  const before = space.members.get(person)
  if (!space.links.has(link)) return space
  if (before !== undefined && before.guest === null && before.leftAt === null) return space
  const counted = changeLink(space, link, ({ joins }) => ({ joins: used(joins, at) }))
  const guest = before?.guest ?? null
  if (guest?.isRemoved === true) return space
  const joined: Member = {
    person,
    seat: seatOf(guest === null ? capacity : (before?.capacity ?? capacity)),
    capacity: guest === null ? capacity : (before?.capacity ?? capacity),
    inSpace: 'fullName',
    inPublic: 'capacityOnly',
    offices: [],
    withoutMail: false,
    atMost: before?.atMost ?? null,
    colour: before?.colour ?? colourFor(space),
    joinedAt: before?.joinedAt ?? at,
    leftAt: null,
    guest: {
      links: [...new Set([...(guest?.links ?? []), link])],
      isConfirmed: guest?.isConfirmed === true || confirmed,
      isRemoved: false,
    },
    isNow: null,
  }
  return { ...counted, members: new Map(counted.members).set(person, joined) }
}

/** Counts what a guest did for the links by which they may do it. */
export function countAct(space: Space, person: string, at: number): Space {
  const member = space.members.get(person)
  if (member === undefined || member.guest === null) return space
  return openLinksOf(space, member).reduce(
    (counted, { id }) => changeLink(counted, id, ({ acts }) => ({ acts: used(acts, at) })),
    space,
  )
}

/**
 * Whoever the guest turned out to be has their links too, unless they are a member anyway, and is in their place in each
 * meeting, evaluation and round. Who was removed, as the guest
 * or as the account, stays so under the other name.
 */
export function uniteGuest(space: Space, { payload }: EventOf<'guestUnited'>, at: number): Space {
  const { guest: id, account } = payload
  const guest = space.members.get(id)
  if (guest === undefined || guest.guest === null || id === account) return space
  const meetings = new Map(
    [...space.meetings].map(([meeting, known]) => [meeting, uniteIn(known, id, account)]),
  )
  const evaluations = new Map(
    [...space.evaluations].map(([evaluation, known]) => [evaluation, uniteInEvaluation(known, id, account)]),
  )
  const allocations = new Map(
    [...space.allocations].map(([allocation, known]) => [allocation, uniteInRound(known, id, account)]),
  )
  const left = { leftAt: guest.leftAt ?? at, isNow: account }
  const gone = changeMember({ ...space, meetings, evaluations, allocations }, id, () => left)
  const before = gone.members.get(account)
  if (before !== undefined && before.leftAt === null && before.guest === null) return gone
  const links = [...new Set([...(before?.guest?.links ?? []), ...guest.guest.links])]
  const isRemoved = guest.guest.isRemoved || (before?.guest?.isRemoved ?? false)
  const heir: Member = {
    ...guest,
    ...before,
    person: account,
    leftAt: isRemoved ? (before?.leftAt ?? at) : null,
    guest: {
      links,
      isConfirmed: before?.guest?.isConfirmed ?? guest.guest.isConfirmed,
      isRemoved,
    },
    isNow: null,
  }
  return { ...gone, members: new Map(gone.members).set(account, heir) }
}

function seatOf(capacity: Member['capacity']): Member['seat'] {
  return {
    capacities: [capacity],
    organisation: null,
    seat: null,
    speaksFor: null,
    term: { from: null, to: null },
    voting: false,
  }
}
