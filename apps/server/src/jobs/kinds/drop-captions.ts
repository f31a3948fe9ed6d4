import { idSchema } from '@alongside/protocol'
import type { CaptionLines } from '@alongside/storage'
import { z } from 'zod'
import { usualWaitsMs, type JobKind, type JobPlanner } from '../kind.ts'

const kind = 'dropCaptions'

const payloadSchema = z.object({ meeting: idSchema, upTo: z.number().int() })

/** What was kept of captions goes from the disk too; from that event on nobody is shown it. */
export const planDropping: JobPlanner = ({ space, happened }) =>
  happened.flatMap(({ event, at: upTo }) => {
    if (event.kind !== 'captionsDropped') return []
    const { meeting } = event.payload
    return [{ kind, key: `${meeting} ${upTo}`, space: space.id, dueAt: upTo, payload: { meeting, upTo } }]
  })

/** Throws away what was kept of the captions of a meeting until it was said that it is not to be kept. */
export function droppingCaptions({ captions }: { readonly captions: Pick<CaptionLines, 'drop'> }): JobKind {
  return {
    kind,
    waitsMs: usualWaitsMs,
    async run({ payload }) {
      const { meeting, upTo } = payloadSchema.parse(payload)
      await captions.drop(meeting, upTo)
      return { type: 'done' }
    },
  }
}
