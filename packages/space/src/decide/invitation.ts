import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { atEndOf, type Answer, type Effect } from '../decision.ts'
import { organisersOnly } from '../refuse.ts'
import { holdsOffice, invitationState, memberOf, type Space } from '../space.ts'
import { addDays } from '../zone.ts'
import type { Context } from './context.ts'

const daysToAcceptMail = 30

export function inviteByMail(space: Space, ask: AskTo<'inviteByMail'>, context: Context): Answer {
  if (!holdsOffice(space, context.actor, 'organiser')) return organisersOnly()
  const open = [...space.invitations.values()].some(
    (one) => one.by === 'mail' && one.label === ask.email && invitationState(one, context.today) === 'open',
  )
  if (open) {
    return refuse('alreadyDone', 'This address has been invited already. You can send it again.', 'email')
  }
  const invitation = context.newId()
  const lastDay = addDays(context.today, daysToAcceptMail)
  const { email, name, words, seat } = ask
  return {
    events: [
      {
        kind: 'invitationSent',
        payload: {
          invitation,
          by: 'mail',
          label: email,
          name,
          words,
          seat,
          lastDay,
          uses: 1,
        },
      },
    ],
    made: invitation,
    effects: [
      { type: 'mailInvitation', invitation },
      invitationEnds(space.timeZone, invitation, lastDay, context.at),
    ],
  }
}

export function inviteByLink(space: Space, ask: AskTo<'inviteByLink'>, context: Context): Answer {
  if (!holdsOffice(space, context.actor, 'organiser')) return organisersOnly()
  if (ask.lastDay < context.today) return refuse('invalid', 'The last day has already passed.', 'lastDay')
  const invitation = context.newId()
  const { label, seat, lastDay, uses } = ask
  return {
    events: [
      {
        kind: 'invitationSent',
        payload: { invitation, by: 'link', label, name: null, words: '', seat, lastDay, uses },
      },
    ],
    made: invitation,
    effects: [invitationEnds(space.timeZone, invitation, lastDay, context.at)],
  }
}

/** Mails it anew and lets it last as long as a new one. */
export function sendAgain(space: Space, ask: AskTo<'sendAgain'>, context: Context): Answer {
  if (!holdsOffice(space, context.actor, 'organiser')) return organisersOnly()
  const invitation = space.invitations.get(ask.invitation)
  if (invitation === undefined) return notFound()
  if (invitation.by === 'link') return refuse('invalid', 'A link is not mailed: hand it out again.')
  const state = invitationState(invitation, context.today)
  if (state === 'accepted') return refuse('alreadyDone', 'This invitation has been accepted.')
  if (state === 'withdrawn') return refuse('ended', 'This invitation was withdrawn. Make a new one.')
  const lastDay = addDays(context.today, daysToAcceptMail)
  return {
    events: [{ kind: 'invitationSentAgain', payload: { invitation: invitation.id, lastDay } }],
    effects: [
      { type: 'mailInvitation', invitation: invitation.id },
      invitationEnds(space.timeZone, invitation.id, lastDay, context.at),
    ],
  }
}

/** Of the last sending only: one before it says nothing of the mail that is on its way now. */
export function tellNotSent(space: Space, ask: AskTo<'tellNotSent'>): Answer {
  const invitation = space.invitations.get(ask.invitation)
  if (invitation === undefined) return notFound()
  if (invitation.sentAt !== ask.sentAt || invitation.notSent) return { events: [] }
  return { events: [{ kind: 'invitationNotSent', payload: { invitation: invitation.id } }] }
}

/** That a sending was not handed over at first is over once it is. */
export function tellSent(space: Space, ask: AskTo<'tellSent'>): Answer {
  const invitation = space.invitations.get(ask.invitation)
  if (invitation === undefined) return notFound()
  if (invitation.sentAt !== ask.sentAt || !invitation.notSent) return { events: [] }
  return { events: [{ kind: 'invitationSentAfterAll', payload: { invitation: invitation.id } }] }
}

/** Says when its last day is over, so that whoever looks at it sees it end; a later last day has an asking of its own. */
export function endInvitation(space: Space, ask: AskTo<'endInvitation'>, { today }: Context): Answer {
  const invitation = space.invitations.get(ask.invitation)
  if (invitation === undefined) return notFound()
  if (invitation.ended || invitation.withdrawn || today <= invitation.lastDay) return { events: [] }
  if (invitation.used >= invitation.uses) return { events: [] }
  return { events: [{ kind: 'invitationEnded', payload: { invitation: invitation.id } }] }
}

/** Has it asked at the end of a day whether an invitation has ended. */
export function invitationEnds(timeZone: string, invitation: string, day: string, since: number): Effect {
  return atEndOf({ day, timeZone, since }, invitation, { do: 'endInvitation', invitation })
}

export function withdrawInvitation(
  space: Space,
  ask: AskTo<'withdrawInvitation'>,
  { actor, today }: Context,
): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const invitation = space.invitations.get(ask.invitation)
  if (invitation === undefined) return notFound()
  if (invitation.withdrawn) return { events: [] }
  if (invitationState(invitation, today) === 'accepted') {
    return refuse('alreadyDone', 'This invitation has been accepted.')
  }
  return { events: [{ kind: 'invitationWithdrawn', payload: { invitation: invitation.id } }] }
}

/** By someone who is not a member yet, or has left; a mail invitation only with the address it went to. */
export function acceptInvitation(
  space: Space,
  ask: AskTo<'acceptInvitation'>,
  { actor, today }: Context,
): Answer {
  const invitation = space.invitations.get(ask.invitation)
  if (invitation === undefined) return notFound()
  const before = space.members.get(actor)
  if (memberOf(space, actor) !== null && before?.guest === null) {
    return refuse('alreadyDone', 'You are a member already.')
  }
  if (before !== undefined && before.guest !== null && ask.email === null) {
    return refuse('notAllowed', 'Keep what you wrote with an e-mail address first.', 'email')
  }
  if (invitation.by === 'mail' && invitation.label !== ask.email) {
    return refuse('notAllowed', 'This invitation went to another address. Sign in with that one.')
  }
  if (invitationState(invitation, today) !== 'open') {
    return refuse('ended', 'This invitation has ended. Ask whoever sent it for a new one.')
  }
  return {
    events: [
      {
        kind: 'memberJoined',
        payload: {
          person: actor,
          seat: invitation.seat,
          inSpace: ask.inSpace,
          inPublic: 'capacityOnly',
          withoutMail: false,
          invitation: invitation.id,
        },
      },
      { kind: 'invitationAccepted', payload: { invitation: invitation.id, person: actor } },
    ],
  }
}
