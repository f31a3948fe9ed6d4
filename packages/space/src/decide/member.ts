import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { mayKnowOf } from '../guest.ts'
import { lastOrganiser, organisersOnly } from '../refuse.ts'
import { holdsOffice, memberOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'
import { isLastOrganiser } from './office.ts'

/** Someone who has no mail takes part by others' hands; full names, until they say otherwise through a hand. */
export function addPerson(space: Space, ask: AskTo<'addPerson'>, { actor, newId }: Context): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const person = newId()
  return {
    events: [
      {
        kind: 'memberJoined',
        payload: {
          person,
          seat: ask.seat,
          inSpace: 'fullName',
          inPublic: 'capacityOnly',
          withoutMail: true,
          invitation: null,
        },
      },
    ],
    made: person,
    effects: [{ type: 'addPerson', person, name: ask.name }],
  }
}

export function changeSeat(space: Space, ask: AskTo<'changeSeat'>, { actor }: Context): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const member = memberOf(space, ask.person)
  if (member === null || !mayKnowOf(space, actor, member)) return notFound()
  if (member.guest !== null) {
    return refuse('invalid', 'A guest has no seat: invite them as a member first.', 'person')
  }
  return { events: [{ kind: 'seatChanged', payload: { person: ask.person, seat: ask.seat } }] }
}

export function limitMember(space: Space, ask: AskTo<'limitMember'>, { actor }: Context): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const member = memberOf(space, ask.person)
  if (member === null || !mayKnowOf(space, actor, member)) return notFound()
  if (member.atMost === ask.atMost) return { events: [] }
  return {
    events: [
      { kind: 'memberLimited', payload: { person: ask.person, atMost: ask.atMost, reason: ask.reason } },
    ],
  }
}

export function speakAs(me: Member, { capacity }: AskTo<'speakAs'>): Answer {
  if (me.capacity === capacity) return { events: [] }
  if (!me.seat.capacities.includes(capacity)) {
    return refuse(
      'notAllowed',
      'You do not take part in that capacity. Ask an organiser to add it.',
      'capacity',
    )
  }
  return { events: [{ kind: 'capacityTaken', payload: { person: me.person, capacity } }] }
}

export function showMe(me: Member, { inSpace, inPublic }: AskTo<'showMe'>): Answer {
  if (me.inSpace === inSpace && me.inPublic === inPublic) return { events: [] }
  return { events: [{ kind: 'nameShownChanged', payload: { person: me.person, inSpace, inPublic } }] }
}

/** Offices end with leaving; words, and whatever rights name the person, stay. */
export function leave(space: Space, me: Member): Answer {
  if (isLastOrganiser(space, me.person)) return lastOrganiser()
  return {
    events: [
      ...me.offices.map((office) => ({
        kind: 'officeEnded' as const,
        payload: { person: me.person, office, to: null, reason: null },
      })),
      { kind: 'memberLeft', payload: { person: me.person } },
    ],
  }
}
