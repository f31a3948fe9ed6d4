import { notFound } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { placeOf, type Space } from '../space.ts'

/** By whoever had letters erased, as the shell has seen that they may: told of each section in which they stood. */
export function tellErased(space: Space, { parts }: AskTo<'tellErased'>): Answer {
  if (parts.some(({ section }) => placeOf(space, section) === null)) return notFound()
  return { events: parts.map((part) => ({ kind: 'wordsErased', payload: { ...part } })) }
}
