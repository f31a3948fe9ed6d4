import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { EventOf } from '../event.ts'
import type { RightOn } from '../event/right.ts'
import { giveRight as withRight, takeRightBack as withoutRight } from '../evolve/right.ts'
import { grantTo, type Grant } from '../grant.ts'
import { mayKnowOf } from '../guest.ts'
import { hasOwner, maySee, rightOnDocument, rightOnSection } from '../permission.ts'
import { memberOf, placeOf, type Member, type Space } from '../space.ts'

/** By those who own what the right is on. A document is never left without anybody who owns it. */
export function giveRight(space: Space, me: Member, ask: AskTo<'giveRight'>): Answer {
  const { on, grantee, permission } = ask
  return changing(space, me, ask, () => {
    const named = grantee.to === 'person' ? memberOf(space, grantee.person) : null
    if (grantee.to === 'person' && (named === null || !mayKnowOf(space, me.person, named))) return null
    return { kind: 'rightGiven', payload: { on, grantee, permission, reason: reasonIn(ask) } }
  })
}

/** By those who own what the right is on; of someone who has left it can be taken back too. */
export function takeRightBack(space: Space, me: Member, ask: AskTo<'takeRightBack'>): Answer {
  const { on, grantee } = ask
  return changing(space, me, ask, (rights) =>
    grantTo(rights, grantee) === undefined
      ? null
      : { kind: 'rightTakenBack', payload: { on, grantee, reason: reasonIn(ask) } },
  )
}

/** Lets owners change rights; null from `then`: there is nothing of the kind. */
function changing(
  space: Space,
  me: Member,
  { on }: { on: RightOn },
  then: (rights: readonly Grant[]) => EventOf<'rightGiven' | 'rightTakenBack'> | null,
): Answer {
  const target = ownedBy(space, me, on)
  if (target === 'unseen') return notFound()
  if (target === 'notOwned') return refuse('notAllowed', 'Only someone who owns this can give rights to it.')
  const event = then(rightsOn(space, on))
  if (event === null) return notFound()
  if (on.what === 'section') return { events: [event] }
  const after = event.kind === 'rightGiven' ? withRight(space, event) : withoutRight(space, event)
  const changed = after.documents.get(on.document)
  if (changed !== undefined && !hasOwner(after, changed)) {
    return refuse(
      'invalid',
      'Someone must own this document: give that right to another first.',
      'permission',
    )
  }
  return { events: [event] }
}

function rightsOn(space: Space, on: RightOn): readonly Grant[] {
  if (on.what === 'document') return space.documents.get(on.document)?.rights ?? []
  return placeOf(space, on.section)?.section.rights ?? []
}

function reasonIn({ reason }: { reason: string | null }): string | null {
  return reason === '' ? null : reason
}

function ownedBy(space: Space, me: Member, on: RightOn): 'owned' | 'notOwned' | 'unseen' {
  if (on.what === 'document') {
    const document = space.documents.get(on.document)
    if (document === undefined || !maySee(space, me.person, on.document)) return 'unseen'
    return rightOnDocument(space, me.person, document) === 'own' ? 'owned' : 'notOwned'
  }
  const place = placeOf(space, on.section)
  const held = place === null ? null : rightOnSection(space, me.person, place.document, place.section)
  return held === null ? 'unseen' : held === 'own' ? 'owned' : 'notOwned'
}
