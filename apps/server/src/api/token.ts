import { idSchema } from '@alongside/protocol'
import { createMarker } from '../auth/seal.ts'

/** The secret part of an address that lets people in: an id, and a mark that only this server makes of it. */
export interface Tokens {
  tokenOf(id: string): string
  /** The id, or null for a token that was made up. */
  idOf(token: string): string | null
}

const idLength = 16

/** Nothing is kept for a token, so an address can be shown again and a copy of the database opens none. */
export function createTokens(secret: string, purpose: 'invitations' | 'links' | 'replies'): Tokens {
  const marker = createMarker(secret, purpose)
  return {
    tokenOf: (id) => id + marker.markOf(id),
    idOf(token) {
      const id = token.slice(0, idLength)
      const isGenuine = idSchema.safeParse(id).success && marker.isMarkOf(token.slice(idLength), id)
      return isGenuine ? id : null
    },
  }
}
