import { usualZone, type Seat } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { organisersOnly } from '../refuse.ts'
import { holdsOffice, invitationState, type Space } from '../space.ts'
import type { Context } from './context.ts'
import { invitationEnds } from './invitation.ts'
import { linkEnds } from './link.ts'
import { reviewLater } from './review.ts'

/** The first organiser joins by opening; nobody is asked. */
export function openSpace(ask: AskTo<'openSpace'>, { actor }: Context): Answer {
  const seat: Seat = {
    capacities: [...ask.capacities],
    organisation: null,
    seat: null,
    speaksFor: null,
    term: { from: null, to: null },
    voting: true,
  }
  return {
    events: [
      {
        kind: 'spaceOpened',
        payload: { name: ask.name, slug: ask.slug, timeZone: ask.timeZone ?? usualZone },
      },
      {
        kind: 'memberJoined',
        payload: {
          person: actor,
          seat,
          inSpace: 'fullName',
          inPublic: 'capacityOnly',
          withoutMail: false,
          invitation: null,
        },
      },
      { kind: 'officeGiven', payload: { person: actor, office: 'organiser', from: null } },
    ],
  }
}

export function renameSpace(space: Space, ask: AskTo<'renameSpace'>, { actor }: Context): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  if (ask.name === space.name) return { events: [] }
  return { events: [{ kind: 'spaceRenamed', payload: { name: ask.name } }] }
}

/** Days begin and end elsewhere from now on, and what begins or ends with a day does so with that day there. */
export function changeTimeZone(
  space: Space,
  ask: AskTo<'changeTimeZone'>,
  { actor, at, today }: Context,
): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const { timeZone } = ask
  if (timeZone === space.timeZone) return { events: [] }
  const invitations = [...space.invitations.values()].filter((one) => invitationState(one, today) === 'open')
  const links = [...space.links.values()].filter(({ ended, withdrawn }) => !ended && !withdrawn)
  return {
    events: [{ kind: 'timeZoneChanged', payload: { timeZone } }],
    effects: [
      ...invitations.map(({ id, lastDay }) => invitationEnds(timeZone, id, lastDay, at)),
      ...links.map(({ id, lastDay }) => linkEnds(timeZone, id, lastDay, at)),
      ...[...space.documents.values()].flatMap((document) => reviewLater(document, timeZone, at)),
    ],
  }
}
