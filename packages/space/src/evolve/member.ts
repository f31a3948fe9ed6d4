import type { EventOf } from '../event.ts'
import type { Member, Space } from '../space.ts'

/** Each of eight colours with each of eight lines, before two people look alike. */
const looks = 64

/** One of the author looks for the next who joins. */
export function colourFor(space: Space): number {
  return space.members.size % looks
}

export function join(space: Space, { payload }: EventOf<'memberJoined'>, at: number): Space {
  const { person, seat, inSpace, inPublic, withoutMail } = payload
  const before = space.members.get(person)
  const member: Member = {
    person,
    seat,
    capacity: firstOf(seat.capacities),
    inSpace,
    inPublic,
    withoutMail,
    offices: [],
    atMost: before?.atMost ?? null,
    colour: before?.colour ?? colourFor(space),
    joinedAt: at,
    leftAt: null,
    guest: null,
    isNow: null,
  }
  return { ...space, members: new Map(space.members).set(person, member) }
}

/** Whoever loses the capacity they speak in goes on in the first that is theirs. */
export function changeSeat(space: Space, { payload: { person, seat } }: EventOf<'seatChanged'>): Space {
  return changeMember(space, person, (member) => ({
    seat,
    capacity: seat.capacities.includes(member.capacity) ? member.capacity : firstOf(seat.capacities),
  }))
}

export function changeMember(
  space: Space,
  person: string,
  change: (member: Member) => Partial<Member>,
): Space {
  const member = space.members.get(person)
  if (member === undefined) return space
  return { ...space, members: new Map(space.members).set(person, { ...member, ...change(member) }) }
}

function firstOf<Value>(values: readonly Value[]): Value {
  const [first] = values
  if (first === undefined) throw new RangeError('a seat has at least one capacity')
  return first
}
