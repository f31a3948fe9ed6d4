import { granteeSchema, permissionSchema, type Grantee } from '@alongside/protocol'
import { z } from 'zod'

/** What a grantee may do; null: nothing here, whatever is given to others they belong to. */
export const grantSchema = z.object({ grantee: granteeSchema, permission: permissionSchema.nullable() })
export type Grant = z.infer<typeof grantSchema>

export function isSameGrantee(a: Grantee, b: Grantee): boolean {
  switch (a.to) {
    case 'space':
      return b.to === 'space'
    case 'office':
      return b.to === 'office' && a.office === b.office
    case 'person':
      return b.to === 'person' && a.person === b.person
  }
}

/** The grant to exactly this grantee, or undefined. */
export function grantTo(grants: readonly Grant[], grantee: Grantee): Grant | undefined {
  return grants.find((grant) => isSameGrantee(grant.grantee, grantee))
}

export function without(grants: readonly Grant[], grantee: Grantee): readonly Grant[] {
  return grants.filter((grant) => !isSameGrantee(grant.grantee, grantee))
}
