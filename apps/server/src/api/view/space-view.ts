import type {
  DocumentSummary,
  InvitationView,
  MemberView,
  SpaceSummary,
  SpaceView,
} from '@alongside/protocol'
import {
  guestStandingOf,
  holdsOffice,
  invitationState,
  mayKnowOf,
  maySee,
  memberOf,
  membersOf,
  namePlacesFor,
  saidPlacesFor,
  openLinksOf,
  type Invitation,
  type Member,
  type Space,
  type SpaceDocument,
} from '@alongside/space'
import type { Names } from './names.ts'

/** A space in the list of a member's spaces. */
export function spaceSummary(space: Space, person: string): SpaceSummary {
  return {
    id: space.id,
    slug: space.slug,
    name: space.name,
    people: membersOf(space).filter(({ guest }) => guest === null).length,
    offices: [...(memberOf(space, person)?.offices ?? [])],
  }
}

export interface SpaceViewDeps {
  readonly names: Names
  readonly position: string
  readonly today: string
  /** How many jobs are stuck, if the member may know. */
  readonly stuck: number
  /** The address of an invitation. */
  readonly urlOf: (invitation: string) => string
  /** What a guest finds back by, and who is in what they may see; null for members. */
  readonly guest: {
    readonly linkOf: (link: string) => string
    readonly code: string | null
    readonly around: ReadonlySet<string>
  } | null
}

/** All that a member or guest may see of a space. */
export function spaceView(space: Space, me: Member, deps: SpaceViewDeps): SpaceView {
  const { names, position, today, stuck, urlOf, guest } = deps
  const [link] = openLinksOf(space, me)
  return {
    id: space.id,
    slug: space.slug,
    name: space.name,
    timeZone: space.timeZone,
    today,
    position,
    me: {
      person: me.person,
      offices: [...me.offices],
      capacity: me.capacity,
      capacities: me.seat.capacities,
      inSpace: me.inSpace,
      inPublic: me.inPublic,
      guest: guest === null || link === undefined ? null : { link: guest.linkOf(link.id), code: guest.code },
    },
    members: [...space.members.values()]
      .filter((member) => maySeePerson(space, me, member, guest?.around))
      .map((member) =>
        me.guest === null ? memberView(space, member, names) : strangerView(space, member, names),
      ),
    documents: [...space.documents.values()]
      .filter(({ id }) => maySee(space, me.person, id))
      .map(documentSummary),
    stuck,
    names:
      me.guest === null ? namePlacesFor(space, me.person).length + saidPlacesFor(space, me.person).length : 0,
    invitations: holdsOffice(space, me.person, 'organiser')
      ? [...space.invitations.values()]
          .filter(({ label }) => label !== '')
          .map((invitation) => invitationView(invitation, today, urlOf))
      : [],
  }
}

export function documentSummary(document: SpaceDocument): DocumentSummary {
  const { id, slug, kind, title, header, putAway, createdAt, createdBy } = document
  return { id, slug, kind, title, header, putAway, createdAt, createdBy }
}

/**
 * A guest sees who is in their document. Members see all members, and of guests those in documents that they may see.
 */
function maySeePerson(space: Space, me: Member, other: Member, around?: ReadonlySet<string>): boolean {
  if (other.person === me.person) return true
  return me.guest === null ? mayKnowOf(space, me.person, other) : (around?.has(other.person) ?? false)
}

/** A person as a guest sees them: what stands beside their words, and nothing of their seat. */
function strangerView(space: Space, member: Member, names: Names): MemberView {
  return {
    ...memberView(space, member, names),
    capacities: [member.capacity],
    organisation: null,
    seat: null,
    speaksFor: null,
    term: { from: null, to: null },
    voting: false,
    offices: [],
    atMost: null,
    withoutMail: false,
  }
}

function memberView(space: Space, member: Member, names: Names): MemberView {
  return {
    ...member.seat,
    person: member.person,
    name: names.of(member.person),
    capacity: member.capacity,
    colour: member.colour,
    offices: [...member.offices],
    atMost: member.atMost,
    withoutMail: member.withoutMail,
    guest: guestStandingOf(space, member.person),
    left: memberOf(space, member.person) === null,
  }
}

function invitationView(
  invitation: Invitation,
  today: string,
  urlOf: (invitation: string) => string,
): InvitationView {
  const { id, by, label, seat, sentAt, notSent, lastDay, used, uses } = invitation
  const state = invitationState(invitation, today)
  const url = by === 'link' && state === 'open' ? urlOf(id) : null
  return { id, by, label, seat, state, sentAt, notSent, lastDay, used, uses, url }
}
