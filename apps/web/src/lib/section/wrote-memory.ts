import { z } from 'zod'

/** How closely a person wants to see who wrote what: not at all, beside each paragraph, or of every word. */
export type Depth = 'off' | 'blocks' | 'words'

const depthSchema = z.enum(['off', 'blocks', 'words'])

/** Where this device keeps it; it may keep nothing. */
const placeOf = (person: string): string => `alongside-wrote-${person}`

/** How closely a person wanted to see it on this device; nothing was said: not at all. */
export function rememberedDepth(person: string): Depth {
  try {
    return depthSchema.safeParse(localStorage.getItem(placeOf(person))).data ?? 'off'
  } catch {
    return 'off'
  }
}

/** Keeps how closely a person wants to see it; a device that keeps nothing begins anew next time. */
export function rememberDepth(person: string, depth: Depth): void {
  try {
    localStorage.setItem(placeOf(person), depth)
  } catch {
    // A full or forbidden store is no reason to disturb anybody.
  }
}
