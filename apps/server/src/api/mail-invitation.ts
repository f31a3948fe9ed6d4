import type { Language } from '@alongside/kinds'
import type { Effect, Space } from '@alongside/space'
import { invitationLetter } from '../mail/letter.ts'
import { MailError, sendPatiently } from '../mail/mailer.ts'
import type { ApiDeps } from './deps.ts'
import { namesIn } from './view/names.ts'

const waitsMs = [2_000, 10_000]

/** Mails the invitations among the effects of a command; a failure is said on the log and to the organisers, and never to the caller. */
export async function mailInvitations(
  deps: ApiDeps,
  space: Space,
  effects: readonly Effect[],
  by: { readonly person: string; readonly language: Language },
  urlOf: (invitation: string) => string,
): Promise<void> {
  for (const effect of effects) {
    if (effect.type !== 'mailInvitation') continue
    const invitation = space.invitations.get(effect.invitation)
    if (invitation === undefined) continue
    const { language } = by
    const { invitedBy, label: to, name, words, lastDay } = invitation
    const names = await namesIn(space, deps.people, invitedBy === null ? [] : [invitedBy], language)
    const inviter = invitedBy === null ? null : names.of(invitedBy)
    const link = urlOf(invitation.id)
    const letter = invitationLetter({ to, language, space: space.name, inviter, name, words, lastDay, link })
    try {
      await sendPatiently(deps.mailer, letter, waitsMs, deps.wait)
    } catch (error) {
      if (!(error instanceof MailError)) throw error
      deps.warn('mail.failed', { what: 'invitation', space: space.id, cause: String(error.cause) })
      const told = { do: 'tellNotSent', invitation: invitation.id, sentAt: invitation.sentAt } as const
      await deps.spaces.run(space.id, told, by)
    }
  }
}
