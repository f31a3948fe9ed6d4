import { comeBackLetters } from '@alongside/protocol'
import { areSame, createMarker } from './seal.ts'

const letters = 8

/** The codes with which guests come back on another device. */
export interface ComeBackCodes {
  /** As it is to be written down: two groups of four letters. */
  codeOf(person: string): string
  /** Who of these people has a code; null: nobody. It takes as long whoever it is. */
  whoHas(code: string, people: readonly string[]): string | null
}

/** A code follows from the person and the secret, so that none is kept and a copy of the database opens nothing. */
export function createComeBackCodes(secret: string): ComeBackCodes {
  const marker = createMarker(secret, 'come-back codes')
  const lettersOf = (person: string) => {
    const bytes = Buffer.from(marker.markOf(person), 'base64url')
    // 65,536 is a hundred thousandth from being a multiple of 23: no letter is more likely than another.
    return Array.from(
      { length: letters },
      (_, index) => comeBackLetters[bytes.readUInt16BE(2 * index) % comeBackLetters.length],
    ).join('')
  }
  return {
    codeOf(person) {
      const code = lettersOf(person)
      return `${code.slice(0, letters / 2)} ${code.slice(letters / 2)}`
    },
    whoHas(code, people) {
      let found: string | null = null
      for (const person of people) if (areSame(code, lettersOf(person))) found = person
      return found
    },
  }
}
