import type { EventOf } from '../event.ts'
import type { Invitation, Space } from '../space.ts'

export function send(
  space: Space,
  { payload }: EventOf<'invitationSent'>,
  at: number,
  invitedBy: string | null,
): Space {
  const { invitation: id, ...rest } = payload
  const sent: Invitation = {
    ...rest,
    id,
    invitedBy,
    sentAt: at,
    notSent: false,
    ended: false,
    used: 0,
    withdrawn: false,
  }
  return { ...space, invitations: new Map(space.invitations).set(id, sent) }
}

export function changeInvitation(
  space: Space,
  id: string,
  change: (invitation: Invitation) => Partial<Invitation>,
): Space {
  const invitation = space.invitations.get(id)
  if (invitation === undefined) return space
  return {
    ...space,
    invitations: new Map(space.invitations).set(id, { ...invitation, ...change(invitation) }),
  }
}
