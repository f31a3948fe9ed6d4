import { joinCodeLength, joinCodeLetters } from '@alongside/protocol'
import { areSame, createMarker } from '../auth/seal.ts'

/** The codes that are mailed to people with the words that others typed for them. */
export interface VoiceCodes {
  codeOf(id: string): string
  isCodeOf(id: string, typed: string): boolean
}

/** A code follows from its id in the log and the secret, so that none is kept and a copy of the database tells none. */
export function createVoiceCodes(secret: string): VoiceCodes {
  const marker = createMarker(secret, 'voice codes')
  const codeOf = (id: string): string => {
    const bytes = Buffer.from(marker.markOf(id), 'base64url')
    // 65,536 is 16 from being a multiple of 18: no letter is more likely than another.
    return Array.from(
      { length: joinCodeLength },
      (_, index) => joinCodeLetters[bytes.readUInt16BE(2 * index) % joinCodeLetters.length],
    ).join('')
  }
  return { codeOf, isCodeOf: (id, typed) => areSame(codeOf(id), typed) }
}
