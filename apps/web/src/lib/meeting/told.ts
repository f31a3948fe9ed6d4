import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import type { LiveEvent } from '#lib/live.svelte.ts'

/** Of what happens in a meeting it is told in which, and of nothing else. */
const toldSchema = z.object({ meeting: idSchema })

/** The meeting that an event is about, or null for any other event. */
export function meetingOf({ payload }: Pick<LiveEvent, 'payload'>): string | null {
  return toldSchema.safeParse(payload).data?.meeting ?? null
}
