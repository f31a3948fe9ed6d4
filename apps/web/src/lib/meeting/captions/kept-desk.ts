import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { newId } from '#lib/new-id.ts'

const lineSchema = z.object({ id: idSchema, item: idSchema.nullable(), kept: z.boolean() })

const deskSchema = z.object({
  desk: idSchema,
  wants: z.boolean(),
  words: z.string(),
  line: lineSchema.nullable(),
  unsent: z.array(lineSchema.extend({ words: z.string() })),
})

/** What a captioner's page keeps in its tab, so that no word is lost when it is loaded anew. */
export type KeptDesk = z.infer<typeof deskSchema>

export const freshDesk = (): KeptDesk => ({ desk: newId(), wants: false, words: '', line: null, unsent: [] })

const nameFor = (me: string, meeting: string): string => `alongside-captions-${me}-${meeting}`

export function loadDesk(storage: Storage | null, me: string, meeting: string): KeptDesk {
  try {
    const kept = deskSchema.safeParse(JSON.parse(storage?.getItem(nameFor(me, meeting)) ?? 'null'))
    return kept.success ? kept.data : freshDesk()
  } catch {
    return freshDesk()
  }
}

export function saveDesk(storage: Storage | null, me: string, meeting: string, desk: KeptDesk): void {
  try {
    storage?.setItem(nameFor(me, meeting), JSON.stringify(desk))
  } catch {
    // It stands on the page as long as that is open.
  }
}
