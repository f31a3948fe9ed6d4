import type { Header, Permission } from '@alongside/protocol'
import type { Grant } from '../grant.ts'

/** A section as the kind of a new document gives it. */
export interface SectionOutline {
  readonly key: string
  readonly title: string
  readonly prompt: string | null
  readonly ownerOnly: boolean
}

/** What a kind of document starts with. */
export interface DocumentOutline {
  readonly header: Header
  /** It belongs to the person who starts it: offices give no right to it. */
  readonly personal: boolean
  readonly sections: readonly SectionOutline[]
}

/** Who asks, and all that the core may not make itself: the time, the day, new ids, the kinds. */
export interface Context {
  readonly space: string
  /** Whose act it is. */
  readonly actor: string
  /** Who carries it out; the actor, unless someone acts for them. */
  readonly hand: string
  /** Milliseconds since 1970, and the same day as an ISO date. */
  readonly at: number
  readonly today: string
  /** The last day of an invitation sent by mail today. */
  readonly mailUntil: string
  readonly newId: () => string
  /** The outline of a kind that can be made now, else null. */
  readonly outlineOf: (kind: string) => DocumentOutline | null
}

/** What everybody may do to a new document, beside its creator, who owns it. */
export function firstRights(creator: string, outline: DocumentOutline): Grant[] {
  const own: Permission = 'own'
  return [
    { grantee: { to: 'person', person: creator }, permission: own },
    ...(outline.personal
      ? []
      : [{ grantee: { to: 'office' as const, office: 'organiser' as const }, permission: own }]),
    { grantee: { to: 'space' }, permission: 'edit' },
  ]
}
