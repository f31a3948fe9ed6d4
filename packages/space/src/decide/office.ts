import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { lastOrganiser, organisersOnly } from '../refuse.ts'
import { holdsOffice, memberOf, organisersOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'

export function isLastOrganiser(space: Space, person: string): boolean {
  const organisers = organisersOf(space)
  return organisers.length === 1 && organisers[0]?.person === person
}

export function giveOffice(
  space: Space,
  { person, office }: AskTo<'giveOffice'>,
  { actor }: Context,
): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const member = memberOf(space, person)
  if (member === null) return notFound()
  if (member.guest !== null) return guestsHoldNone('person')
  if (member.offices.includes(office)) return { events: [] }
  if (office === 'organiser' && member.withoutMail) return needsAccount('person')
  return { events: [{ kind: 'officeGiven', payload: { person, office, from: null } }] }
}

/** By an organiser, with a reason that stays in the record, or by the holder. */
export function endOffice(space: Space, ask: AskTo<'endOffice'>, { actor }: Context): Answer {
  const { person, office, reason } = ask
  if (actor !== person && !holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const member = memberOf(space, person)
  if (member === null) return notFound()
  if (!member.offices.includes(office)) return { events: [] }
  if (office === 'organiser' && isLastOrganiser(space, person)) return lastOrganiser()
  return { events: [{ kind: 'officeEnded', payload: { person, office, to: null, reason } }] }
}

/** The successor holds the office before it ends for the one who hands it on. */
export function handOn(space: Space, me: Member, { office, to }: AskTo<'handOn'>): Answer {
  if (!me.offices.includes(office)) {
    return refuse('notAllowed', 'You can only hand on an office that you hold.', 'office')
  }
  const successor = memberOf(space, to)
  if (successor === null) return notFound()
  if (successor.guest !== null) return guestsHoldNone('to')
  if (to === me.person) return { events: [] }
  if (office === 'organiser' && successor.withoutMail) return needsAccount('to')
  const given = { kind: 'officeGiven', payload: { person: to, office, from: me.person } } as const
  return {
    events: [
      ...(successor.offices.includes(office) ? [] : [given]),
      { kind: 'officeEnded', payload: { person: me.person, office, to, reason: null } },
    ],
  }
}

function guestsHoldNone(field: string) {
  return refuse('invalid', 'A guest holds no office: invite them as a member first.', field)
}

function needsAccount(field: string) {
  return refuse('invalid', 'An organiser needs an account: invite them by mail first.', field)
}
