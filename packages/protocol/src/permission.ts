import { z } from 'zod'

/** What a person may do to a section, weakest first; each includes those before it. */
export const permissions = ['read', 'comment', 'suggest', 'edit', 'own'] as const

export const permissionSchema = z.enum(permissions)
export type Permission = z.infer<typeof permissionSchema>

/** Says whether someone who holds `held` (null: nothing) may do what needs `needed`. */
export function allows(held: Permission | null, needed: Permission): boolean {
  return held !== null && permissions.indexOf(held) >= permissions.indexOf(needed)
}

/** Says whether a permission lets its holder write text that stands; *suggest* does not. */
export function mayWriteText(held: Permission | null): boolean {
  return allows(held, 'edit')
}

/** The stronger of two permissions. */
export function strongest(a: Permission | null, b: Permission | null): Permission | null {
  if (a === null) return b
  return allows(b, a) ? b : a
}
