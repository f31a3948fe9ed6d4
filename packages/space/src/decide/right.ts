import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { evolve } from '../evolve.ts'
import { hasOwner, maySee, rightOnDocument, rightOnSection } from '../permission.ts'
import { notFound, refuse } from '../refuse.ts'
import { memberOf, placeOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'

/** By those who own what the right is on. A document is never left without anybody who owns it. */
export function giveRight(space: Space, me: Member, ask: AskTo<'giveRight'>, context: Context): Answer {
  const target = ownedBy(space, me, ask.on)
  if (target === 'unseen') return notFound()
  if (target === 'notOwned') return refuse('notAllowed', 'Only someone who owns this can give rights to it.')
  const { grantee, on, permission } = ask
  if (grantee.to === 'person' && memberOf(space, grantee.person) === null) return notFound()
  const reason = ask.reason === '' ? null : ask.reason
  const event = { kind: 'rightGiven', payload: { on, grantee, permission, reason } } as const
  if (on.what === 'document') {
    const after = evolve(space, {
      ...event,
      space: space.id,
      at: context.at,
      actor: me.person,
      hand: context.hand,
      capacity: me.capacity,
      audience: { to: 'space' },
    })
    const changed = after?.documents.get(on.document)
    if (after !== null && changed !== undefined && !hasOwner(after, changed)) {
      return refuse(
        'invalid',
        'Someone must own this document: give that right to another first.',
        'permission',
      )
    }
  }
  return { events: [event] }
}

function ownedBy(space: Space, me: Member, on: AskTo<'giveRight'>['on']): 'owned' | 'notOwned' | 'unseen' {
  if (on.what === 'document') {
    const document = space.documents.get(on.document)
    if (document === undefined || !maySee(space, me.person, on.document)) return 'unseen'
    return rightOnDocument(space, me.person, document) === 'own' ? 'owned' : 'notOwned'
  }
  const place = placeOf(space, on.section)
  const held = place === null ? null : rightOnSection(space, me.person, place.document, place.section)
  return held === null ? 'unseen' : held === 'own' ? 'owned' : 'notOwned'
}
