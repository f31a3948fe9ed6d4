import { allows, strongest, type LinkPermission, type LinkState, type Permission } from '@alongside/protocol'
import { grantTo } from './grant.ts'
import type { Member, Section, Space, SpaceDocument } from './space.ts'

/** An address that lets whoever has it into one document, until it ends. */
export interface Link {
  readonly id: string
  readonly document: string
  readonly permission: LinkPermission
  /** Whoever comes by it only reads, and is nobody in the space. */
  readonly visitors: boolean
  /** For whom it is, in words. */
  readonly label: string
  /** The last day on which it lets anybody in (ISO date). */
  readonly lastDay: string
  readonly madeBy: string | null
  readonly madeAt: number
  readonly paused: boolean
  readonly withdrawn: boolean
  /** Its last day has passed; says so only of a space that was looked at `asOf` a day. */
  readonly ended: boolean
  /** It was told that its last day is over; whether it is follows from the day alone. */
  readonly endTold: boolean
  /** When guests came in by it, and when they did something, within an hour of the last of these. */
  readonly joins: readonly number[]
  readonly acts: readonly number[]
}

/** How often a link may be used in an hour. */
export interface HourlyLimits {
  readonly guests: number
  /** Comments, replies and whatever else guests ask for. */
  readonly acts: number
}

const hourMs = 3_600_000

/**
 * The space as it is on a day: links whose last day has passed let nobody in. The same object where that changes
 * nothing. Whoever decides or shows anything looks at a space in this way first.
 */
export function asOf(space: Space, today: string): Space {
  const turned = [...space.links.values()].filter((link) => link.ended !== today > link.lastDay)
  if (turned.length === 0) return space
  const links = new Map(space.links)
  for (const link of turned) links.set(link.id, { ...link, ended: !link.ended })
  return { ...space, links }
}

/** How a link stands; that it was withdrawn is said before all else. */
export function linkState(link: Link): LinkState {
  if (link.withdrawn) return 'withdrawn'
  if (link.ended) return 'ended'
  return link.paused ? 'paused' : 'open'
}

/** The links by which a guest may come in now; none of a member. */
export function openLinksOf(space: Space, { guest }: Pick<Member, 'guest'>): readonly Link[] {
  const links = (guest?.links ?? []).map((id) => space.links.get(id))
  return links.filter((link) => link !== undefined).filter((link) => linkState(link) === 'open')
}

/** What a guest may do to a document by their links. */
export function byLinkOnDocument(space: Space, member: Member, document: SpaceDocument): Permission | null {
  return openLinksOf(space, member)
    .filter((link) => link.document === document.id)
    .map(({ permission }) => permission)
    .reduce<Permission | null>((best, one) => strongest(best, one), null)
}

/**
 * What somebody may do to a section who may do `held` to its document by a link. In what is the owner's own they
 * comment at most, as members do, and where the section gives everyone in the space less, they get no more than they.
 */
export function byLinkOnSection(held: Permission | null, section: Section): Permission | null {
  const limits: (Permission | null)[] = section.ownerOnly ? ['comment'] : []
  const toAll = grantTo(section.rights, { to: 'space' })
  if (toAll !== undefined) limits.push(toAll.permission)
  return limits.reduce((least, limit) => (allows(least, limit ?? 'read') ? limit : least), held)
}

/** From when on a link may be used again that has been used `most` times in the hour; null: it may now. */
export function fullUntil(uses: readonly number[], most: number, at: number): number | null {
  const recent = within(uses, at)
  return recent.length < most ? null : (recent.at(-most) ?? at) + hourMs
}

/** The uses of the hour before `at`, with one more. */
export function used(uses: readonly number[], at: number): readonly number[] {
  return [...within(uses, at), at]
}

function within(uses: readonly number[], at: number): readonly number[] {
  return uses.filter((one) => one > at - hourMs)
}
