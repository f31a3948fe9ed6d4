import type { MemberView, SectionView } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { personName } from '#lib/words/names.ts'
import { dayInWords } from '#lib/words/time.ts'

/** Who closed a part, when and why. */
export function closedWords(
  { by, at, reason }: NonNullable<SectionView['closed']>,
  members: readonly MemberView[],
): string {
  const member = members.find(({ person }) => person === by)
  return m.part_closed({
    name: member ? personName(member) : m.rights_someone(),
    day: dayInWords(at),
    reason,
  })
}
