import { idSchema } from '@alongside/protocol'
import { mayKnowOf, memberOf, type Space } from '@alongside/space'
import type { TroubledJob } from '@alongside/storage'
import { z } from 'zod'
import { sendingOf } from './kinds/invitation-mail.ts'

/** What a job is about, by ids. */
export type About =
  | { readonly what: 'invitation'; readonly invitation: string; readonly email: string }
  | { readonly what: 'member'; readonly person: string }
  | { readonly what: 'other' }

/** A job that tells somebody something names them as `whom`. */
const toldSchema = z.object({ whom: idSchema })

/**
 * What a job that failed is about, for an organiser, who learns of no guest that they may not know of; null where it
 * is of no use any more, and whoever tries it finds nothing to do.
 */
export function aboutOf(job: TroubledJob, space: Space, organiser: string, now: number): About | null {
  if (job.kind === 'mailInvitation') {
    const invitation = sendingOf(job.payload, space, now)
    return invitation === null
      ? null
      : { what: 'invitation', invitation: invitation.id, email: invitation.label }
  }
  const told = toldSchema.safeParse(job.payload).data
  const member = told === undefined ? null : memberOf(space, told.whom)
  if (member === null || !mayKnowOf(space, organiser, member)) return { what: 'other' }
  return { what: 'member', person: member.person }
}
