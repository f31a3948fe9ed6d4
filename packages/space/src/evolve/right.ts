import type { Permission } from '@alongside/protocol'
import type { EventOf } from '../event.ts'
import { isSameGrantee, without, type Grant } from '../grant.ts'
import { fromDocument } from '../permission.ts'
import type { Space } from '../space.ts'
import { changeDocument, changeSection } from './document.ts'

export function giveRight(space: Space, { payload }: EventOf<'rightGiven'>): Space {
  const { on, grantee, permission } = payload
  if (on.what === 'document') {
    return changeDocument(space, on.document, (document) => ({
      rights: withGrant(document.rights, { grantee, permission }, null),
    }))
  }
  return changeSection(space, on.section, (section, document) => {
    const follows = fromDocument(document, section).find((grant) => isSameGrantee(grant.grantee, grantee))
    return { rights: withGrant(section.rights, { grantee, permission }, follows?.permission ?? null) }
  })
}

/** A grant that says what holds without it is not kept, so that a section goes on following its document. */
function withGrant(grants: readonly Grant[], grant: Grant, withoutIt: Permission | null): readonly Grant[] {
  const others = without(grants, grant.grantee)
  return grant.permission === withoutIt ? others : [...others, grant]
}
