import { refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { Meeting } from '../meeting.ts'
import type { MeetingContext } from './context.ts'
import { isApproved, untilEnd } from './phase.ts'
import { leading } from './powers.ts'

/** Whoever leads says whether captions are kept from now on, before the meeting or while it is on. */
export function keepCaptions(
  meeting: Meeting,
  { keep }: MeetingAskTo<'keepCaptions'>,
  context: MeetingContext,
): MeetingDecision {
  return leading(meeting, context, () =>
    untilEnd(meeting, () =>
      meeting.captions.keep === keep
        ? alreadySo
        : { events: [{ kind: 'captionsKept', payload: { meeting: meeting.id, keep } }] },
    ),
  )
}

/** Whoever leads throws away what was kept, until the minutes are approved: then it belongs to the record. */
export function dropCaptions(
  meeting: Meeting,
  { reason }: MeetingAskTo<'dropCaptions'>,
  context: MeetingContext,
): MeetingDecision {
  return leading(meeting, context, () => {
    if (isApproved(meeting)) {
      return refuse('ended', 'The minutes have been approved. What was kept of the captions stays with them.')
    }
    if (!meeting.captions.anyKept) return alreadySo
    return { events: [{ kind: 'captionsDropped', payload: { meeting: meeting.id, reason } }] }
  })
}
