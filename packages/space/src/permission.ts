import { allows, strongest, type Grantee, type Permission } from '@alongside/protocol'
import type { RightOn } from './event/right.ts'
import { grantTo, type Grant } from './grant.ts'
import { limitAfterEvaluation } from './evaluation.ts'
import { isOutOfItem, limitAfterMeeting } from './meeting.ts'
import { byLinkOnDocument, byLinkOnSection } from './link.ts'
import {
  memberOf,
  membersOf,
  placeOf,
  type Member,
  type Section,
  type Space,
  type SpaceDocument,
} from './space.ts'

/** What a person may do to a section now, or null for nothing (rules M20 to M26, M82, M100 to M104). */
export function permissionOn(space: Space, person: string, section: string): Permission | null {
  const place = placeOf(space, section)
  if (place === null) return null
  const held = rightOnSection(space, person, place.document, place.section)
  const limits = [
    limitIn(place.document, place.section),
    limitAfterMeeting(space, person, place.document),
    limitAfterEvaluation(space, place.document),
  ]
  return limits.reduce((least, limit) => (limit === null ? least : weakest(least, limit)), held)
}

/** What everybody may do at most in a section as it stands, those who own it too; null: no limit. */
function limitIn(document: SpaceDocument, section: Section): Permission | null {
  if (document.putAway || section.putAway) return 'read'
  return section.closed !== null || section.waitsFor !== null ? 'comment' : null
}

/** What a person may do to a document as a whole; null also for one who may read some of its sections only. */
export function permissionOnDocument(space: Space, person: string, document: string): Permission | null {
  const found = space.documents.get(document)
  if (found === undefined) return null
  const held = rightOnDocument(space, person, found)
  return found.putAway ? weakest(held, 'read') : held
}

/** Says whether a person may know of a document: they may read it, or at least one of its sections. */
export function maySee(space: Space, person: string, document: string): boolean {
  const found = space.documents.get(document)
  if (found === undefined || memberOf(space, person) === null) return false
  return (
    rightOnDocument(space, person, found) !== null ||
    found.sections.some((section) => rightOnSection(space, person, found, section) !== null)
  )
}

/** The right to a document, whether or not it has been put away. */
export function rightOnDocument(space: Space, person: string, document: SpaceDocument): Permission | null {
  const member = memberOf(space, person)
  if (member === null) return null
  const byLink = byLinkOnDocument(space, member, document)
  return rightIn(member, document.rights, byLink)
}

/** The right to a section, whether or not it has been put away; none for whoever is to leave an item while it is on. */
export function rightOnSection(
  space: Space,
  person: string,
  document: SpaceDocument,
  section: Section,
): Permission | null {
  const member = memberOf(space, person)
  if (member === null || isOutOfItem(space, person, document.id, section.id)) return null
  const byLink = byLinkOnDocument(space, member, document)
  if (rightIn(member, document.rights, byLink) === 'own') return 'own'
  const inherited = fromDocument(document, section).filter(
    ({ grantee }) => grantTo(section.rights, grantee) === undefined,
  )
  return rightIn(member, [...inherited, ...section.rights], byLinkOnSection(byLink, section))
}

/** What a person may do to a document as a whole, and to each of its sections. */
export function permissionsIn(
  space: Space,
  person: string,
  document: string,
): readonly (Permission | null)[] {
  return [
    permissionOnDocument(space, person, document),
    ...(space.documents.get(document)?.sections ?? []).map(({ id }) => permissionOn(space, person, id)),
  ]
}

/** The document that a right is given to, or to a section of which; empty where there is none. */
export function documentWith(space: Space, on: RightOn): string {
  return on.what === 'document' ? on.document : (space.places.get(on.section) ?? '')
}

/** What the rights on a document give in one of its sections, before those on the section itself. */
export function fromDocument(document: SpaceDocument, section: Section): readonly Grant[] {
  if (!section.ownerOnly) return document.rights
  return document.rights.map((grant) => ({ ...grant, permission: weakest(grant.permission, 'comment') }))
}

/** Says whether someone who is a member now owns the document. */
export function hasOwner(space: Space, document: SpaceDocument): boolean {
  return [...space.members.keys()].some((person) => rightOnDocument(space, person, document) === 'own')
}

/** What a member may do, the grant that gives it, and whether a limit of theirs holds some of it back. */
export interface Standing {
  readonly permission: Permission | null
  /** Null where nothing was given, and for guests who have it by their link. */
  readonly through: Grantee | null
  readonly limited: boolean
}

/** What each member may do to a document as a whole, and why. */
export function standingsOn(space: Space, document: SpaceDocument): ReadonlyMap<string, Standing> {
  return new Map(
    membersOf(space).map((member) => [
      member.person,
      standingIn(member, document.rights, byLinkOnDocument(space, member, document)),
    ]),
  )
}

function rightIn(member: Member, grants: readonly Grant[], byLink: Permission | null): Permission | null {
  return standingIn(member, grants, byLink).permission
}

/** The most specific grant counts: person before office before everyone. For guests their link stands for the last two. */
function standingIn(member: Member, grants: readonly Grant[], byLink: Permission | null): Standing {
  const named = grantTo(grants, { to: 'person', person: member.person })
  if (named !== undefined) {
    // A guest owns nothing, whatever was given to them as a member that they once were.
    const permission = member.guest === null ? named.permission : weakest(named.permission, 'edit')
    return { permission, through: named.grantee, limited: permission !== named.permission }
  }
  if (member.guest !== null) return limitedBy(member, byLink, null)
  const byOffice = member.offices
    .map((office) => grantTo(grants, { to: 'office', office }))
    .filter((grant) => grant !== undefined)
  const strongestOf = (a: Grant, b: Grant) => (strongest(a.permission, b.permission) === a.permission ? a : b)
  const counts = byOffice.length > 0 ? byOffice.reduce(strongestOf) : grantTo(grants, { to: 'space' })
  return limitedBy(member, counts?.permission ?? null, counts?.grantee ?? null)
}

function limitedBy({ atMost }: Member, given: Permission | null, through: Grantee | null): Standing {
  const permission = atMost === null ? given : weakest(given, atMost)
  return { permission, through, limited: permission !== given }
}

function weakest(held: Permission | null, limit: Permission): Permission | null {
  return allows(held, limit) ? limit : held
}
