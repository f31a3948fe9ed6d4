import { idSchema } from '@alongside/protocol'
import { dueAskSchema, type DueAsk } from '@alongside/space'
import type { NewJob } from '@alongside/storage'
import { z } from 'zod'
import type { Spaces } from '../../spaces/spaces.ts'
import { usualWaitsMs, type JobKind, type JobPlanner } from '../kind.ts'

const kind = 'ask'

/** Actions were agreed in meetings alone: what was to be asked of one then waits in that form still. */
function asItIsAsked(ask: unknown): unknown {
  const isOld = typeof ask === 'object' && ask !== null && 'do' in ask && ask.do === 'tellActionDue'
  return isOld && 'meeting' in ask ? { ...ask, document: ask.meeting } : ask
}

const payloadSchema = z.object({
  space: idSchema,
  by: idSchema,
  ask: z.preprocess(asItIsAsked, dueAskSchema),
})

/** A job that asks something of a space when its time has come; `by` is whose act led to it. */
export function planAsk(due: {
  readonly space: string
  readonly by: string
  readonly at: number
  readonly key: string
  readonly ask: DueAsk
}): NewJob {
  const { space, by, at, key, ask } = due
  return { kind, key: `${space} ${key}`, space, dueAt: at, payload: { space, by, ask } }
}

/** What is to be asked later, as the core said. */
export const planAsks: JobPlanner = ({ space, effects, by }) =>
  effects.flatMap((effect) =>
    effect.type === 'askLater' ? planAsk({ ...effect, space: space.id, by: by.person }) : [],
  )

/** Asks it. The space decides as it stands then, so that asking twice, or too late, changes nothing. */
export function asks(spaces: Pick<Spaces, 'run'>): JobKind {
  return {
    kind,
    waitsMs: usualWaitsMs,
    async run({ payload }) {
      const { space, by, ask } = payloadSchema.parse(payload)
      await spaces.run(space, ask, { person: by })
      return { type: 'done' } // a refusal is an answer too: there is nothing to do any more
    },
  }
}
