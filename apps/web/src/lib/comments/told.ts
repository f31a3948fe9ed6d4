import { z } from 'zod'
import { idSchema } from '@alongside/protocol'
import type { LiveEvent } from '#lib/live.svelte.ts'

/** Of comments, and of nothing else, it is told which thread they are in. */
const toldSchema = z.object({ section: idSchema, thread: idSchema })

/** The section whose comments an event is about, or null for any other event. */
export function commentedSection({ payload }: LiveEvent): string | null {
  return toldSchema.safeParse(payload).data?.section ?? null
}
