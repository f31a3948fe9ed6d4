import type { StandingActionView } from '@alongside/meeting'
import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** Says whether the day is over until which something was to be done; `today` is an ISO date. */
export function isOverdue(
  { status, due }: Pick<StandingActionView['action'], 'status' | 'due'>,
  today: string,
): boolean {
  return status === 'open' && due !== null && due < today
}

const toldSchema = z.object({ meeting: idSchema, action: idSchema })

/** The meeting of which something happened to an action; null for all else that is told of a space. */
export function meetingOfAction({ payload }: { readonly payload: unknown }): string | null {
  return toldSchema.safeParse(payload).data?.meeting ?? null
}
