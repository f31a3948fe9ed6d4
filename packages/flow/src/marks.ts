/** The marks that text can bear, in the order in which they are listed. */
export const markNames = ['bold', 'italic', 'underline', 'strike', 'code', 'link', 'highlight'] as const
export type MarkName = (typeof markNames)[number]

/** The value of a mark: `true`, or where a link leads. */
export type MarkValue = true | { readonly href: string }

/** The known marks of a piece of text; a mark that is absent is off. */
export interface Marks {
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  readonly code?: true
  readonly link?: { readonly href: string }
  readonly highlight?: true
}

/** The Y.Text attributes in force at a place, unknown ones included. */
export type Formats = ReadonlyMap<string, unknown>

const noMarks: Marks = {}
export const noFormats: Formats = new Map()

const safeHref = /^(?:https?:\/\/|mailto:|tel:|\/|#)[^\s\p{Cc}]*$/iu

/** Says whether a link may lead there: web, mail, telephone, or inside the product. */
export function isHrefAllowed(href: string): boolean {
  return href.length <= 2_000 && safeHref.test(href)
}

function isOn(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false
}

function readLink(value: unknown): { readonly href: string } | null {
  if (typeof value !== 'object' || value === null || !('href' in value)) return null
  return typeof value.href === 'string' && isHrefAllowed(value.href) ? { href: value.href } : null
}

/** Reads the known marks from the attributes in force; what is unknown or cannot be used is left out (F6, F7). */
export function readMarks(formats: Formats): Marks {
  if (formats.size === 0) return noMarks
  const marks: Partial<Record<Exclude<MarkName, 'link'>, true>> = {}
  for (const name of markNames) if (name !== 'link' && isOn(formats.get(name))) marks[name] = true
  const link = readLink(formats.get('link'))
  return link === null ? marks : { ...marks, link }
}

/** Says whether two values of one mark are the same; null is off. */
export function sameMark(a: MarkValue | null, b: MarkValue | null): boolean {
  if (a === b) return true
  return typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && a.href === b.href
}

/** The value of one mark, or null where it is off. */
export function markOf(marks: Marks, name: MarkName): MarkValue | null {
  return marks[name] ?? null
}

/** Says whether two pieces of text look the same. */
export function sameMarks(a: Marks, b: Marks): boolean {
  return a === b || markNames.every((name) => sameMark(markOf(a, name), markOf(b, name)))
}

/** Says whether the same attributes are in force, unknown ones included. */
export function sameFormats(a: Formats, b: Formats): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [key, value] of a) {
    if (!b.has(key) || JSON.stringify(b.get(key)) !== JSON.stringify(value)) return false
  }
  return true
}

/** The attributes in force after a format item; null takes an attribute away. */
export function withFormat(formats: Formats, key: string, value: unknown): Formats {
  const next = new Map(formats)
  if (value === null) next.delete(key)
  else next.set(key, value)
  return next
}
