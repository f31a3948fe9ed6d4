import { isKeyAllowed } from '@alongside/flow/allow-list'

/** How deep lists and objects may be nested in the value of a mark, an embed or a map's key. */
export const maxValueDepth = 8

/** Says what is wrong with a parsed JSON value of a mark or an embed, or null. */
export function forbiddenInJson(value: unknown, depth = 0): string | null {
  if (typeof value !== 'object' || value === null) return null
  if (depth >= maxValueDepth) return 'a value is nested too deep'
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && !isKeyAllowed(key)) return 'a key may not have this name'
    const why = forbiddenInJson(inner, depth + 1)
    if (why !== null) return why
  }
  return null
}
