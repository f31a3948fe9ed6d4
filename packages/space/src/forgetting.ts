import { allows, type LetterSpan } from '@alongside/protocol'
import type { SpaceEvent } from './event.ts'
import { permissionOn } from './permission.ts'
import { holdsOffice, type Invitation, type Space } from './space.ts'

/** Where the name of somebody who is forgotten may stand in a text; there until somebody has dealt with it. */
export interface NamePlace {
  readonly id: string
  readonly section: string
  readonly letters: readonly LetterSpan[]
  /** What others are to read in the place of a name. */
  readonly label: string
}

/** A place that a search found: ids of letters alone. */
export interface FoundName {
  readonly section: string
  readonly letters: readonly LetterSpan[]
}

/**
 * Says whether somebody may deal with the names that were found in a section: whoever may write there, and organisers
 * who may read it, since what is closed, put away or approved is written in by nobody.
 */
export function maySettleNames(space: Space, person: string, section: string): boolean {
  const permission = permissionOn(space, person, section)
  if (permission === null) return false
  return allows(permission, 'edit') || holdsOffice(space, person, 'organiser')
}

/** The places that somebody may deal with, those of one section together. */
export function namePlacesFor(space: Space, person: string): readonly NamePlace[] {
  const may = new Map<string, boolean>()
  const isTheirs = (section: string) => {
    const known = may.get(section) ?? maySettleNames(space, person, section)
    may.set(section, known)
    return known
  }
  const places = [...space.namePlaces.values()].filter(({ section }) => isTheirs(section))
  return [...Map.groupBy(places, ({ section }) => section).values()].flat()
}

/** Says whether somebody takes part or took part in a space, or is on a roll there by name alone. */
export function isKnownIn(space: Space, person: string): boolean {
  return space.members.has(person) || [...space.meetings.values()].some(({ roll }) => roll.has(person))
}

/** The ids under which one person took part: their own, and those of guests who turned out to be them. */
export function selvesOf(space: Space, person: string): readonly string[] {
  const guests = [...space.members.values()].filter(({ isNow }) => isNow === person)
  return [person, ...guests.map((guest) => guest.person)]
}

/** The invitations that went to an address. */
export function invitationsTo(space: Space, address: string | null): readonly Invitation[] {
  return [...space.invitations.values()].filter(({ by, label }) => by === 'mail' && label === address)
}

/**
 * An event without the name, the address and the words of an invitation that went to somebody who is forgotten; null for
 * every other event.
 */
export function withoutInvited(event: SpaceEvent, address: string): SpaceEvent | null {
  if (event.kind !== 'invitationSent' || event.payload.by !== 'mail') return null
  if (event.payload.label !== address) return null
  return { ...event, payload: { ...event.payload, label: '', name: null, words: '' } }
}
