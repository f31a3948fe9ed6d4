import { granteeSchema, type Grantee } from '@alongside/protocol'

/** A grantee as one word for forms and addresses: `space`, `office:chair`, `person:<id>`. */
export function granteeKey(grantee: Grantee): string {
  switch (grantee.to) {
    case 'space':
      return 'space'
    case 'office':
      return `office:${grantee.office}`
    case 'person':
      return `person:${grantee.person}`
  }
}

/** The grantee that a word stands for, or null for any other word. */
export function granteeOf(key: string): Grantee | null {
  const [to, which] = key.split(':')
  return granteeSchema.safeParse({ to, office: which, person: which }).data ?? null
}
