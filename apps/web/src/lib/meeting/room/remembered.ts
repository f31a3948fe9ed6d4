import { capacitySchema, waysOfComing } from '@alongside/protocol'
import { z } from 'zod'

const rememberedSchema = z.object({ capacity: capacitySchema, how: z.enum(waysOfComing) })

/** How somebody came into a meeting last, on this device: asked once, not each time. */
export type Remembered = z.infer<typeof rememberedSchema>

const nameFor = (me: string): string => `alongside-come-in-${me}`

export function rememberedFor(me: string): Remembered | null {
  try {
    return rememberedSchema.safeParse(JSON.parse(localStorage.getItem(nameFor(me)) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

export function rememberFor(me: string, { capacity, how }: Remembered): void {
  try {
    localStorage.setItem(nameFor(me), JSON.stringify({ capacity, how }))
  } catch {
    // The next time it is asked again.
  }
}
