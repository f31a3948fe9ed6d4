import type { MemberView, SectionView } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { memberName } from '#lib/words/names.ts'
import type { Times } from '#lib/times.svelte.ts'

/** Who closed a part, when and why. */
export function closedWords(
  { by, at, reason }: NonNullable<SectionView['closed']>,
  members: readonly MemberView[],
  times: Times,
): string {
  return m.part_closed({
    name: memberName(members, by),
    day: times.day(at),
    reason,
  })
}
