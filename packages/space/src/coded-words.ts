import { isOpenTitle } from './concerned.ts'
import { permissionOn } from './permission.ts'
import { selfOf, type Space } from './space.ts'
import { isCodeOpen } from './voiced.ts'

/** Words that were mailed to somebody with a code. */
export interface CodedWords {
  readonly section: string
  /** Whose words, as they stand under them. */
  readonly voice: string
  /** Whoever that is in the space now. */
  readonly person: string
  readonly lastDay: string
}

/**
 * What a code (by its id) opens on a day (ISO date): null once it counts no more, or where whoever it was sent to may
 * not read the part now, or where what it says may not go by mail any more.
 */
export function codedWords(space: Space, code: string, today: string): CodedWords | null {
  for (const [section, inSection] of space.voiced) {
    for (const [voice, words] of inSection) {
      if (words.code?.id !== code || !isCodeOpen(words.code, today)) continue
      const person = selfOf(space, voice)
      const isHere = permissionOn(space, person, section) !== null
      const isOpen = isOpenTitle(space, space.places.get(section) ?? '')
      return isHere && isOpen ? { section, voice, person, lastDay: words.code.lastDay } : null
    }
  }
  return null
}
