import type { Language } from '@alongside/kinds'
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
