import type { EventOf } from '../event.ts'
import { isSameGrantee, without, type Grant } from '../grant.ts'
import { fromDocument } from '../permission.ts'
import type { Space } from '../space.ts'
import { changeDocument, changeSection } from './document.ts'

export function giveRight(space: Space, { payload }: EventOf<'rightGiven'>): Space {
  const { on, grantee, permission } = payload
  const grant = { grantee, permission }
  if (on.what === 'document') {
    return changeDocument(space, on.document, ({ rights }) => ({ rights: withGrant(rights, grant, []) }))
  }
  return changeSection(space, on.section, (section, document) => ({
    rights: withGrant(section.rights, grant, fromDocument(document, section)),
  }))
}

export function takeRightBack(space: Space, { payload }: EventOf<'rightTakenBack'>): Space {
  const { on, grantee } = payload
  const change = ({ rights }: { rights: readonly Grant[] }) => ({ rights: without(rights, grantee) })
  return on.what === 'document'
    ? changeDocument(space, on.document, change)
    : changeSection(space, on.section, change)
}

/**
 * A grant that says what holds without it is not kept, so that a section goes on following its document. That
 * someone may do nothing holds without it only where nobody may: it is kept for a person and for an office.
 */
function withGrant(grants: readonly Grant[], grant: Grant, inherited: readonly Grant[]): readonly Grant[] {
  const others = without(grants, grant.grantee)
  const follows = inherited.find(({ grantee }) => isSameGrantee(grantee, grant.grantee))?.permission
  const withoutIt = follows ?? (grant.grantee.to === 'space' ? null : undefined)
  return grant.permission === withoutIt ? others : [...others, grant]
}
