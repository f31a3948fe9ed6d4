import type {
  DocumentSummary,
  InvitationView,
  MemberView,
  SpaceSummary,
  SpaceView,
} from '@alongside/protocol'
import {
  holdsOffice,
  invitationState,
  maySee,
  memberOf,
  membersOf,
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
    people: membersOf(space).length,
    offices: [...(memberOf(space, person)?.offices ?? [])],
  }
}

export interface SpaceViewDeps {
  readonly names: Names
  readonly position: string
  readonly today: string
  /** The address of an invitation. */
  readonly urlOf: (invitation: string) => string
}

/** All that a member may see of a space. */
export function spaceView(space: Space, me: Member, deps: SpaceViewDeps): SpaceView {
  const { names, position, today, urlOf } = deps
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
    },
    members: [...space.members.values()].map((member) => memberView(member, names)),
    documents: [...space.documents.values()]
      .filter(({ id }) => maySee(space, me.person, id))
      .map(documentSummary),
    invitations: holdsOffice(space, me.person, 'organiser')
      ? [...space.invitations.values()].map((invitation) => invitationView(invitation, today, urlOf))
      : [],
  }
}

export function documentSummary(document: SpaceDocument): DocumentSummary {
  const { id, slug, kind, title, header, putAway, createdAt, createdBy } = document
  return { id, slug, kind, title, header, putAway, createdAt, createdBy }
}

function memberView(member: Member, names: Names): MemberView {
  return {
    ...member.seat,
    person: member.person,
    name: names.of(member.person),
    capacity: member.capacity,
    colour: member.colour,
    offices: [...member.offices],
    atMost: member.atMost,
    withoutMail: member.withoutMail,
    left: member.leftAt !== null,
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
