import { idSchema, type ActionStatus, type Command, type StandingActionView } from '@alongside/protocol'
import { z } from 'zod'

/** Says whether the day is over until which something was to be done; `today` is an ISO date. */
export function isOverdue(
  { status, due }: Pick<StandingActionView['action'], 'status' | 'due'>,
  today: string,
): boolean {
  return status === 'open' && due !== null && due < today
}

const toldSchema = z.union([
  z.object({ meeting: idSchema, action: idSchema }),
  z.object({ evaluation: idSchema, action: idSchema }),
])

/** The meeting or evaluation of which something happened to an action; null for all else that is told of a space. */
export function gatheringOfAction({ payload }: { readonly payload: unknown }): string | null {
  const told = toldSchema.safeParse(payload).data
  if (told === undefined) return null
  return 'meeting' in told ? told.meeting : told.evaluation
}

/** Says how an action stands to the meeting or evaluation in which it was agreed. */
export function telling(
  { agreedIn, document }: { readonly agreedIn: StandingActionView['agreedIn']; readonly document: string },
  told: { readonly action: string; readonly status: ActionStatus; readonly evidence: string },
): Command {
  const ask = { do: 'tellAction', ...told } as const
  return agreedIn === 'meeting'
    ? { do: 'meet', meeting: document, ask }
    : { do: 'evaluate', evaluation: document, ask }
}
