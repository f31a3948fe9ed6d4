import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { decidedKey, type Space } from '../space.ts'
import type { Context } from './context.ts'

/** Nobody asks for this: the shell has read in the text what somebody decided there. Told again it is told once. */
export function tellDecided(space: Space, ask: AskTo<'tellDecided'>, { actor }: Context): Answer {
  const { section, upTo, of } = ask
  const told = space.decided.get(decidedKey(section, actor)) ?? 0
  const others = of.filter(({ person }) => person !== actor)
  if (!space.places.has(section) || upTo <= told || others.length === 0) return { events: [] }
  return { events: [{ kind: 'suggestionsDecided', payload: { section, upTo, of: others } }] }
}
