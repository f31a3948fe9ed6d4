import type { MemberView } from '@alongside/protocol'
import { authorLooks } from './author-pattern.ts'

/** The look of somebody who is no member any more, unless another has it. */
const lookOfStranger = 6

/**
 * The look of each author of a text, which nobody else in it has as long as there are looks enough. It is the same for
 * all who read the text: members have their own look, those first who stand first in the list, and who finds it taken,
 * or has none, takes the next that is free.
 */
export function looksOf(
  members: readonly Pick<MemberView, 'person' | 'colour'>[],
  voices: Iterable<string>,
): ReadonlyMap<string, number> {
  const [wanted, taken, looks] = [new Set(voices), new Set<number>(), new Map<string, number>()]
  const take = (voice: string, own: number): void => {
    const free = Array.from({ length: authorLooks }, (_, step) => (own + step) % authorLooks)
    const look = free.find((one) => !taken.has(one)) ?? own
    taken.add(look)
    looks.set(voice, look)
  }
  for (const { person, colour } of members) {
    if (wanted.delete(person)) take(person, colour)
  }
  for (const voice of [...wanted].toSorted()) take(voice, lookOfStranger)
  return looks
}
