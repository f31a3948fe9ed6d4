import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import type { LiveEvent } from '#lib/live.svelte.ts'

/** Of what happens in a meeting it is told in which, and of nothing else. */
const toldSchema = z.object({ meeting: idSchema })

/** The same of what happens in an evaluation. */
const ofEvaluationSchema = z.object({ evaluation: idSchema })

/** And in an allocation round. */
const ofAllocationSchema = z.object({ allocation: idSchema })

/** What of a meeting, an evaluation or an allocation round a list of them shows. */
const listed: ReadonlySet<string> = new Set([
  'meetingCalled',
  'noticeChanged',
  'agendaPublished',
  'meetingCalledOff',
  'meetingOpened',
  'meetingEnded',
  'evaluationOpened',
  'evaluationFactsChanged',
  'putOnPanel',
  'takenOffPanel',
  'scoringStarted',
  'scoringDeadlineSet',
  'discussingStarted',
  'evaluationFinished',
  'evaluationTakenUp',
  'allocationOpened',
  'allocationRulesSet',
  'proposalMade',
  'proposalWithdrawn',
  'proposalsClosed',
  'proposalsTakenAgain',
  'votingOpened',
  'votingExtended',
  'votingClosed',
  'deliveryStarted',
])

const insideSchema = z.union([toldSchema, ofEvaluationSchema, ofAllocationSchema])

/** Says whether an event is one of this meeting. */
export function isAbout({ payload }: Pick<LiveEvent, 'payload'>, meeting: string): boolean {
  return toldSchema.safeParse(payload).data?.meeting === meeting
}

/**
 * Says whether an event matters to those alone who look at the meeting, the evaluation or the allocation round that it
 * is of: a space is as it was.
 */
export function staysInside({ kind, payload }: Pick<LiveEvent, 'kind' | 'payload'>): boolean {
  return insideSchema.safeParse(payload).success && !listed.has(kind)
}
