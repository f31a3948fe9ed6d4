import type { Grantee, SpaceView } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { memberName, officeName } from './names.ts'

/** To whom a right is given, in words. */
export function granteeName(grantee: Grantee, space: SpaceView): string {
  switch (grantee.to) {
    case 'space':
      return m.rights_everyone()
    case 'office':
      return m.rights_office({ office: officeName(grantee.office) })
    case 'person':
      return memberName(space.members, grantee.person)
  }
}
