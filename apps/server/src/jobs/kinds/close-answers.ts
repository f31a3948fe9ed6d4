import { idSchema } from '@alongside/protocol'
import type { NewJob } from '@alongside/storage'
import { z } from 'zod'
import type { PrivateAnswers } from '../../meeting/private-answers.ts'
import type { Spaces } from '../../spaces/spaces.ts'
import { usualWaitsMs, type JobKind, type JobPlanner } from '../kind.ts'

const kind = 'closeAnswers'

const payloadSchema = z.object({ space: idSchema, meeting: idSchema })
type Payload = z.infer<typeof payloadSchema>

/**
 * With the end of a meeting the close of what is asked about it, which puts itself off for as long as it is asked. It
 * follows from the end alone, not from any answer.
 */
export const planClosing: JobPlanner = ({ space, happened }) =>
  happened.flatMap(({ event, at }) =>
    event.kind === 'meetingEnded' ? closing({ space: space.id, meeting: event.payload.meeting }, at) : [],
  )

function closing(payload: Payload, dueAt: number): NewJob {
  const { space, meeting } = payload
  return { kind, key: `${meeting} ${dueAt}`, space, dueAt, payload }
}

/** Closes what was asked about a meeting; where it is asked still, later. */
export function closings({
  spaces,
  privateAnswers,
  now,
}: {
  readonly spaces: Pick<Spaces, 'load'>
  readonly privateAnswers: PrivateAnswers
  readonly now: () => number
}): JobKind {
  return {
    kind,
    waitsMs: usualWaitsMs,
    async run({ payload }) {
      const at = payloadSchema.parse(payload)
      const space = await spaces.load(at.space)
      const meeting = space?.meetings.get(at.meeting)
      const dueAt = meeting === undefined ? null : privateAnswers.closesAt(meeting)
      if (space === null || meeting === undefined || dueAt === null) return { type: 'done' }
      if (dueAt > now()) return { type: 'done', next: [closing(at, dueAt)] }
      await privateAnswers.settle({ space, meeting })
      return { type: 'done' }
    },
  }
}
