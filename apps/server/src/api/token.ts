import { idSchema } from '@alongside/protocol'
import { createMarker } from '../auth/seal.ts'

/** The secret part of an invitation's address: its id and a mark that only this server makes. */
export interface InvitationTokens {
  tokenOf(invitation: string): string
  /** The invitation's id, or null for a token that was made up. */
  invitationOf(token: string): string | null
}

const idLength = 16

/** Nothing is kept for a token, so a link can be shown again and a copy of the database opens none. */
export function createInvitationTokens(secret: string): InvitationTokens {
  const marker = createMarker(secret, 'invitations')
  return {
    tokenOf: (invitation) => invitation + marker.markOf(invitation),
    invitationOf(token) {
      const id = token.slice(0, idLength)
      const isGenuine = idSchema.safeParse(id).success && marker.isMarkOf(token.slice(idLength), id)
      return isGenuine ? id : null
    },
  }
}
