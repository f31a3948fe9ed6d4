import { z } from 'zod'

/**
 * A pen is a family of Yjs client ids bound to one writer: 32 random bits for letters, and the same
 * with one of two flag bits added. Client ids are plain integers below 2^53, so flags are sums.
 */
const markerFlag = 2 ** 32
const suggestionFlag = 2 ** 33

/** What is written with a client id of a pen. */
export interface Nib {
  /** Block markers are written under a higher id than letters, so that letters stay before them (F2a). */
  readonly marker: boolean
  /** Suggested words and markers are told from others by their id alone (F15). */
  readonly suggestion: boolean
}

export const penSchema = z
  .number()
  .int()
  .min(1)
  .max(2 ** 32 - 1)

/** The Yjs client id with which a pen (1 to 2^32 - 1) writes what `nib` says. */
export function clientIdOf(pen: number, nib: Nib): number {
  return pen + (nib.marker ? markerFlag : 0) + (nib.suggestion ? suggestionFlag : 0)
}

/** The pen that a Yjs client id belongs to, or null if it is no id of any pen. */
export function penOf(clientId: number): number | null {
  const pen = clientId % markerFlag
  return Number.isSafeInteger(clientId) && clientId < 2 * suggestionFlag && pen > 0 ? pen : null
}

/** What is written under a Yjs client id. */
export function nibOf(clientId: number): Nib {
  return {
    marker: Math.floor(clientId / markerFlag) % 2 === 1,
    suggestion: Math.floor(clientId / suggestionFlag) % 2 === 1,
  }
}
