import { z } from 'zod'

const reasonSchema = z.object({ reason: z.string() })
const onSchema = z.object({ on: z.object({ section: z.string() }) })

/** Why a right was changed, where the event that tells of it says so. */
export function reasonIn(payload: unknown): string | null {
  return reasonSchema.safeParse(payload).data?.reason ?? null
}

/** The one section whose right was changed; null where it was that of a whole document. */
export function sectionIn(payload: unknown): string | null {
  return onSchema.safeParse(payload).data?.on.section ?? null
}
