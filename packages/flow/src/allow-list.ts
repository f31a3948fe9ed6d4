/**
 * What a section's document may hold, as plain values: a gate that looks at bytes can use this file
 * without ever loading Yjs.
 */

/** Names that a root type of a section's document may have. Any other root is refused at the gate (F14). */
export const rootPatterns: readonly RegExp[] = [
  /^body$/,
  /^title$/,
  /^fates$/,
  /^cell:[a-z0-9]{12}:[a-z0-9]{12}$/,
  /^card:[a-z0-9]{1,64}$/,
  /^sug:[a-z0-9]{1,64}$/,
]

/** Says whether a root type of this name may stand in a section's document (F14). */
export function isRootAllowed(name: string): boolean {
  return rootPatterns.some((pattern) => pattern.test(name))
}

/**
 * The content kinds, by their number in a Yjs update, that a section may hold (F14): deleted, string,
 * embed, format, shared type, any. JSON (2), binary (3) and subdocuments (9) are refused.
 */
export const allowedContent: ReadonlySet<number> = new Set([1, 4, 5, 6, 7, 8])

/** The shared types, by their number in a Yjs update, that may be inserted: only maps (1), which are markers. */
export const allowedTypes: ReadonlySet<number> = new Set([1])

/** Says whether a map key or a mark of this name may enter (F14): a short word, and never `__proto__`. */
export function isKeyAllowed(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$/.test(name)
}
