import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import type { LiveEvent } from '#lib/live.svelte.ts'

const toldSchema = z.object({ meeting: idSchema })

/** Says whether an event is one of this meeting. */
export function isAbout({ payload }: LiveEvent, meeting: string): boolean {
  return toldSchema.safeParse(payload).data?.meeting === meeting
}
