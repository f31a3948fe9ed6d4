import { permissionOn, placeOf, rightOnSection, selfOf, type Space } from '@alongside/space'
import type { TracedWords } from '../reader/letters-at.ts'

/** Whether somebody may set the rights of a section, whatever state it is in. */
export function ownsSection(space: Space, person: string, section: string): boolean {
  const place = placeOf(space, section)
  return place !== null && rightOnSection(space, person, place.document, place.section) === 'own'
}

/**
 * Whether somebody may erase letters of a section (M302): each of them is their own, or was first written in a section
 * that they own. Who owns only a copy may not, since what it was copied from would go with it.
 */
export function mayErase(space: Space, person: string, section: string, { letters }: TracedWords): boolean {
  if (permissionOn(space, person, section) === null) return false
  return letters.every(
    ({ root, author }) => selfOf(space, author.voice) === person || ownsSection(space, person, root.section),
  )
}
