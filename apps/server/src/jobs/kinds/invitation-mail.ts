import { languages } from '@alongside/kinds'
import { idSchema } from '@alongside/protocol'
import { dayIn, invitationState, type Invitation, type Space } from '@alongside/space'
import type { ClaimedJob, NewJob, People } from '@alongside/storage'
import { z } from 'zod'
import { namesIn } from '../../api/view/names.ts'
import { invitationLetter } from '../../mail/letter.ts'
import type { Plan, Spaces } from '../../spaces/spaces.ts'
import type { JobKind, JobPlanner } from '../kind.ts'
import { mailJob, type MailJobDeps } from '../mail-job.ts'
import { planAsk } from './ask.ts'

const kind = 'mailInvitation'

const payloadSchema = z.object({
  space: idSchema,
  invitation: idSchema,
  /** Which sending it is: of one that was sent again meanwhile there is nothing to do. */
  sentAt: z.number().int(),
  by: idSchema,
  language: z.enum(languages),
})
type Payload = z.infer<typeof payloadSchema>

/** The mails of the invitations that are being sent. */
export const planInvitationMails: JobPlanner = ({ space, effects, by }) =>
  effects.flatMap((effect) => {
    const invitation = effect.type === 'mailInvitation' ? space.invitations.get(effect.invitation) : undefined
    return invitation === undefined ? [] : invitationMail(space, invitation, by)
  })

function invitationMail(
  space: Space,
  { id: invitation, sentAt }: Invitation,
  { person: by, language = 'en' }: Plan['by'],
): NewJob {
  const payload: Payload = { space: space.id, invitation, sentAt, by, language }
  return { kind, key: `${invitation} ${sentAt}`, space: space.id, dueAt: sentAt, payload }
}

/** The invitation that a job is to mail; null if it was withdrawn, accepted or sent again since, or is over. */
export function sendingOf(payload: unknown, space: Space, now: number): Invitation | null {
  const { invitation: id, sentAt } = payloadSchema.parse(payload)
  const invitation = space.invitations.get(id)
  if (invitation?.sentAt !== sentAt) return null
  return invitationState(invitation, dayIn(space.timeZone, now)) === 'open' ? invitation : null
}

export interface InvitationMailDeps extends MailJobDeps {
  readonly spaces: Pick<Spaces, 'load' | 'run'>
  readonly people: People
  /** The address of an invitation. */
  readonly urlOf: (invitation: string) => string
  readonly now: () => number
}

/** After so many tries organisers are told that it is late; it goes on being tried. */
const triesUntilTold = 3

/** Mails invitations, unless they were withdrawn, accepted or sent again meanwhile. */
export function invitationMails(deps: InvitationMailDeps): JobKind {
  const { spaces, people, urlOf, now } = deps

  async function stands(job: ClaimedJob): Promise<{ space: Space; invitation: Invitation } | null> {
    const space = await spaces.load(payloadSchema.parse(job.payload).space)
    const invitation = space === null ? null : sendingOf(job.payload, space, now())
    return space === null || invitation === null ? null : { space, invitation }
  }

  return mailJob(deps, {
    kind,
    async letterOf(job) {
      const found = await stands(job)
      if (found === null) return null
      const { space, invitation } = found
      const { language } = payloadSchema.parse(job.payload)
      const { id, invitedBy, label: to, name, words, lastDay } = invitation
      const names = await namesIn(space, people, invitedBy === null ? [] : [invitedBy], language)
      const inviter = invitedBy === null ? null : names.of(invitedBy)
      return invitationLetter({
        to,
        language,
        space: space.name,
        inviter,
        name,
        words,
        lastDay,
        link: urlOf(id),
      })
    },
    async onFailed({ payload, hold }, isLast) {
      const { space, invitation, sentAt, by } = payloadSchema.parse(payload)
      if (hold.attempt < triesUntilTold && !isLast) return
      await spaces.run(space, { do: 'tellNotSent', invitation, sentAt }, { person: by })
    },
    next({ payload, dueAt }) {
      const { space, invitation, sentAt, by } = payloadSchema.parse(payload)
      const ask = { do: 'tellSent', invitation, sentAt } as const
      return [planAsk({ space, by, at: dueAt, key: `sent ${invitation} ${sentAt}`, ask })]
    },
  })
}
