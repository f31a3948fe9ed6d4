import { z } from 'zod'
import type { Mode } from '#lib/mode.ts'

const modeSchema = z.enum(['write', 'suggest', 'read'])

/** Where this device keeps how a person works on a document; it may keep nothing. */
const placeOf = (person: string, document: string): string => `alongside-mode-${person}-${document}`

/** The way that a person chose for a document on this device, or null. */
export function rememberedMode(person: string, document: string): Mode | null {
  try {
    return modeSchema.safeParse(localStorage.getItem(placeOf(person, document))).data ?? null
  } catch {
    return null
  }
}

/** Keeps the way that a person chose; a device that keeps nothing begins anew next time. */
export function rememberMode(person: string, document: string, mode: Mode): void {
  try {
    localStorage.setItem(placeOf(person, document), mode)
  } catch {
    // A full or forbidden store is no reason to disturb anybody.
  }
}
