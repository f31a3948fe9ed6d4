import { createContext } from 'svelte'
import type { Press, Presses } from './presses.svelte.ts'

/** What became of what was pressed on a page, for the buttons that draw it. */
export interface Pressing {
  /** What was pressed at a control and goes on, and why it was refused, in words. */
  of(key: string): { readonly state: Press<unknown>['state']; readonly refusal: string | null } | null
  isGoing(key: string): boolean
  letGo(key: string): void
}

/** Shows presses with words for why one was refused. */
export function pressingOf<Ask>(
  presses: Presses<Ask>,
  refusalOf: (ask: Ask, trouble: NonNullable<Press<Ask>['trouble']>) => string,
): Pressing {
  return {
    of(key) {
      const press = presses.of(key)
      if (press === null) return null
      const { state, ask, trouble } = press
      return { state, refusal: state === 'refused' && trouble !== null ? refusalOf(ask, trouble) : null }
    },
    isGoing: (key) => presses.isGoing(key),
    letGo: (key) => presses.letGo(key),
  }
}

export const [getPressing, setPressing] = createContext<Pressing>()
