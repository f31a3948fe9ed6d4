import { z } from 'zod'
import { idSchema } from '@alongside/protocol'
import type { LiveEvent } from '#lib/live.svelte.ts'

/** Of comments, and of nothing else, it is told which thread they are in; of files, which comments bring, which one. */
const toldSchema = z.union([
  z.object({ section: idSchema, thread: idSchema }),
  z.object({ section: idSchema, file: idSchema }),
])

/** The section whose comments an event is about, or null for any other event. */
export function commentedSection({ kind, payload }: LiveEvent): string | null {
  if (kind === 'fileAdded') return null
  return toldSchema.safeParse(payload).data?.section ?? null
}
