import { idSchema } from '@alongside/protocol'
import { memberOf, type Space } from '@alongside/space'
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

/** What a job that failed is about; null where it is of no use any more, and whoever tries it finds nothing to do. */
export function aboutOf(job: TroubledJob, space: Space, now: number): About | null {
  if (job.kind === 'mailInvitation') {
    const invitation = sendingOf(job.payload, space, now)
    return invitation === null
      ? null
      : { what: 'invitation', invitation: invitation.id, email: invitation.label }
  }
  const told = toldSchema.safeParse(job.payload).data
  if (told === undefined || memberOf(space, told.whom) === null) return { what: 'other' }
  return { what: 'member', person: told.whom }
}
