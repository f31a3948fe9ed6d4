import { allows, type Audience } from '@alongside/protocol'
import { maySettleNames } from './forgetting.ts'
import { isInAudience } from './in-audience.ts'
import { permissionOn, permissionOnDocument } from './permission.ts'
import { holdsOffice, memberOf, type Space } from './space.ts'

/** Where in the payload of an event words stand, in UTF-16 units; `path` as *wordsIn* gives it, or that of an address. */
export interface EventSpot {
  readonly seq: number
  readonly path: string
  readonly from: number
  readonly length: number
}

/** Where in a line of captions that is kept words stand, in UTF-16 units. */
export interface LineSpot {
  readonly meeting: string
  readonly line: string
  readonly from: number
  readonly length: number
}

export type SaidSpot = EventSpot | LineSpot

/** The words in which a spot stands, by a name that no others have. */
export function wordsOfSpot(spot: SaidSpot): string {
  return 'line' in spot ? `${spot.meeting} ${spot.line}` : `${spot.seq} ${spot.path}`
}

/** Words outside the texts that may be the name of somebody who is forgotten, as a search found them. */
export interface FoundSaid {
  /** Whoever hears of the events. */
  readonly audience: Audience
  /** The comment in which they stand. */
  readonly at: { readonly section: string; readonly thread: string } | null
  /** One at least; more where the very same words stand in several events. */
  readonly spots: readonly SaidSpot[]
}

/** Such words, until somebody has dealt with them. */
export interface SaidPlace extends FoundSaid {
  readonly id: string
  /** What others are to read in the place of a name. */
  readonly label: string
}

/**
 * Says whether a member may deal with names in what an audience hears: one who hears it and may write where it was said,
 * an organiser who hears it, and where it was said to some people alone, each of them.
 */
export function maySettleSaid(space: Space, person: string, audience: Audience): boolean {
  if (memberOf(space, person)?.guest !== null || !isInAudience(space, { audience }, person)) return false
  if (audience.to === 'section') return maySettleNames(space, person, audience.section)
  if (holdsOffice(space, person, 'organiser')) return true
  const edits = (document: string) => allows(permissionOnDocument(space, person, document), 'edit')
  switch (audience.to) {
    case 'space':
    case 'organisers':
      return false
    case 'document':
      return edits(audience.document)
    case 'documents':
      return audience.documents.some(edits)
    case 'people':
    case 'hands':
      return true
    case 'meeting': {
      const { meeting, item, people } = audience
      if (people.includes(person)) return true
      return item === null ? edits(meeting) : allows(permissionOn(space, person, item), 'edit')
    }
  }
}

/** The places in what people said that somebody may deal with. */
export function saidPlacesFor(space: Space, person: string): readonly SaidPlace[] {
  const together = Map.groupBy(space.saidPlaces.values(), ({ audience }) => JSON.stringify(audience))
  return [...together.values()].filter(([one]) => one && maySettleSaid(space, person, one.audience)).flat()
}

/** Which of some words anything in the space still says, whole; what was put otherwise or taken back it does not. */
export function saysNow(space: Space, words: Iterable<string>): ReadonlySet<string> {
  const wanted = new Set(words)
  const found = new Set<string>()
  const seen = new Set<object>()
  const open: unknown[] = [space]
  while (open.length > 0 && found.size < wanted.size) {
    const one = open.pop()
    if (typeof one === 'string' && wanted.has(one)) found.add(one)
    if (typeof one !== 'object' || one === null || seen.has(one)) continue
    seen.add(one)
    if (one instanceof Map) open.push(...one.values())
    else if (one instanceof Set) open.push(...one)
    else open.push(...Object.values(one))
  }
  return found
}
