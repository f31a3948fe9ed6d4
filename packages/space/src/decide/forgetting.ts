import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { invitationsTo, isKnownIn, maySettleNames, type FoundName, type NamePlace } from '../forgetting.ts'
import { lastOrganiser, organisersOnly } from '../refuse.ts'
import { maySettleSaid, wordsOfSpot, type FoundSaid, type SaidSpot } from '../said-names.ts'
import { holdsOffice, invitationState, membersOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'
import { leave } from './member.ts'
import { isLastOrganiser } from './office.ts'

/** So many places stand in one event. */
const mostPlaces = 200

/**
 * Whoever is to be forgotten leaves, and the places where their name may stand are noted for those who write there. Of
 * what was noted before nothing is noted again, so that it can be asked once more after a failure.
 */
export function beginForgetting(space: Space, ask: AskTo<'beginForgetting'>, context: Context): Answer {
  const { person, label, found, said } = ask
  const invited = invitedOf(space, ask, context)
  if (!isKnownIn(space, person)) return { events: invited }
  if (context.actor !== person && !holdsOffice(space, context.actor, 'organiser')) return organisersOnly()
  const leaving = leavingOf(space, person)
  if ('refusal' in leaving) return leaving
  const known = new Set([...space.namePlaces.values()].map(placeKey))
  const fresh = found.filter((one) => space.places.has(one.section) && !known.has(placeKey(one)))
  const bySection = [...Map.groupBy(fresh, ({ section }) => section)]
  const noted = bySection.flatMap(([section, places]) =>
    inParts(places).map((part): SpaceEvent => {
      const numbered = part.map(({ letters }) => ({ place: context.newId(), letters: [...letters] }))
      return { kind: 'namesFound', payload: { section, label, places: numbered } }
    }),
  )
  return { events: [...invited, ...noted, ...saidOf(space, label, said, context), ...leaving.events] }
}

/** Those in words that the same people hear of, and in the same comment, stand in one event. */
function saidOf(
  space: Space,
  label: string,
  said: readonly FoundSaid[],
  { newId }: Context,
): readonly SpaceEvent[] {
  const known = new Set([...space.saidPlaces.values()].map(({ spots }) => spotsKey(spots)))
  const fresh = said.filter(({ spots }) => !known.has(spotsKey(spots)))
  const together = Map.groupBy(fresh, ({ audience, at }) => JSON.stringify([audience, at]))
  return [...together.values()].flatMap((some) =>
    inParts(some).flatMap((part): SpaceEvent[] => {
      const [first] = part
      if (first === undefined) return []
      const { audience, at } = first
      const places = part.map(({ spots }) => ({ place: newId(), spots: spots.map((spot) => ({ ...spot })) }))
      return [{ kind: 'saidNamesFound', payload: { label, audience, at, places } }]
    }),
  )
}

function spotsKey(spots: readonly SaidSpot[]): string {
  return JSON.stringify(spots.map((spot) => [wordsOfSpot(spot), spot.from, spot.length]))
}

function invitedOf(
  space: Space,
  { address }: AskTo<'beginForgetting'>,
  { today }: Context,
): readonly SpaceEvent[] {
  const invitations = invitationsTo(space, address)
  if (invitations.length === 0) return []
  const open = invitations.filter((one) => invitationState(one, today) === 'open')
  return [
    ...open.map(({ id }): SpaceEvent => ({ kind: 'invitationWithdrawn', payload: { invitation: id } })),
    { kind: 'invitedForgotten', payload: { invitations: invitations.map(({ id }) => id) } },
  ]
}

function leavingOf(space: Space, person: string): Answer {
  const member = space.members.get(person)
  if (member === undefined || member.leftAt !== null) return { events: [] }
  if (member.guest !== null) return { events: [{ kind: 'guestRemoved', payload: { person } }] }
  return isLastOrganiser(space, person) ? lastOrganiser() : leave(space, member)
}

function placeKey({ section, letters }: Pick<FoundName | NamePlace, 'section' | 'letters'>): string {
  return JSON.stringify([section, letters.map(({ client, clock, length }) => [client, clock, length])])
}

function inParts<Found>(places: readonly Found[]): readonly (readonly Found[])[] {
  const count = Math.ceil(places.length / mostPlaces)
  return Array.from({ length: count }, (_, part) => places.slice(part * mostPlaces, (part + 1) * mostPlaces))
}

/** Said once, of whoever took part here and is gone, or is on a roll by name alone. */
export function tellForgotten(space: Space, { person }: AskTo<'tellForgotten'>): Answer {
  const isHere = space.members.get(person)?.leftAt === null
  if (isHere || space.forgotten.has(person) || !isKnownIn(space, person)) return { events: [] }
  return { events: [{ kind: 'personForgotten', payload: { person } }] }
}

/** By whoever may write there; of a place that they may not know of they are told the same as of none. */
export function settleNamePlace(space: Space, me: Member, ask: AskTo<'settleNamePlace'>): Answer {
  const found = space.namePlaces.get(ask.place)
  if (found === undefined || !maySettleNames(space, me.person, found.section)) return notFound()
  if (me.guest !== null) return refuse('notAllowed', 'This is for members.')
  const { section, id: place } = found
  return { events: [{ kind: 'namePlaceSettled', payload: { section, place, outcome: ask.outcome } }] }
}

/** By whoever hears of what was said and may change something there; to everybody else there is no such place. */
export function settleSaidName(space: Space, me: Member, ask: AskTo<'settleSaidName'>): Answer {
  const found = space.saidPlaces.get(ask.place)
  if (found === undefined || !maySettleSaid(space, me.person, found.audience)) return notFound()
  const { id: place, audience, at } = found
  const { put } = ask
  // That something stays as it is, nobody hears but those who may deal with it.
  const people = membersOf(space).map(({ person }) => person)
  const settlers = people.filter((person) => maySettleSaid(space, person, audience))
  const heard = put === null ? ({ to: 'people', people: settlers } as const) : audience
  const of = put === null || at === null ? {} : at
  return { events: [{ kind: 'saidNameSettled', payload: { place, put, audience: heard, ...of } }] }
}
