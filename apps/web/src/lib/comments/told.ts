import { z } from 'zod'
import { idSchema } from '@alongside/protocol'
import type { LiveEvent } from '#lib/live.svelte.ts'

const kinds: ReadonlySet<string> = new Set([
  'commented',
  'replied',
  'reworded',
  'takenBack',
  'wordsConfirmed',
  'reacted',
  'resolved',
  'reopened',
])
const payloadSchema = z.object({ section: idSchema })

/** The section whose comments an event is about, or null for any other event. */
export function commentedSection({ kind, payload }: LiveEvent): string | null {
  return kinds.has(kind) ? (payloadSchema.safeParse(payload).data?.section ?? null) : null
}
