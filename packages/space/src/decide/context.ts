import type { Language, Outline } from '@alongside/kinds'
import type { Permission } from '@alongside/protocol'
import type { Grant } from '../grant.ts'
import type { HourlyLimits } from '../link.ts'

/** Who asks, and all that the core may not make itself: the time, the day, new ids. */
export interface Context {
  readonly space: string
  /** Whose act it is. */
  readonly actor: string
  /** Who carries it out; the actor, unless someone acts for them. */
  readonly hand: string
  /** Milliseconds since 1970, and the day that it is then in the time zone of the space (ISO date). */
  readonly at: number
  readonly today: string
  readonly newId: () => string
  /** How often a link may be used. */
  readonly hourly: HourlyLimits
  /** In which a new document speaks. */
  readonly language: Language
}

/** What everybody may do to a new document, beside its creator, who owns it. */
export function firstRights(creator: string, outline: Outline): Grant[] {
  const own: Permission = 'own'
  return [
    { grantee: { to: 'person', person: creator }, permission: own },
    ...(outline.personal
      ? []
      : [{ grantee: { to: 'office' as const, office: 'organiser' as const }, permission: own }]),
    { grantee: { to: 'space' }, permission: 'edit' },
  ]
}
