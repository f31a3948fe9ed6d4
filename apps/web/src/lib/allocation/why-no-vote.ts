import type { Round } from '@alongside/allocation'
import type { MemberView } from '@alongside/protocol'

/** Why somebody has no vote in a round. */
export type WhyNoVote = 'notOnList' | 'noAccount' | 'unknown'

/** Why somebody does not vote in a round; null: they do. */
export function whyNoVote(
  { rules, list }: Pick<Round, 'rules' | 'list'>,
  person: string,
  members: readonly MemberView[],
): WhyNoVote | null {
  const member = members.find((one) => one.person === person)
  switch (rules.voters) {
    case 'list':
      return list.some((one) => one.person === person) ? null : 'notOnList'
    case 'accounts':
      if (member === undefined || member.left) return 'unknown'
      return member.guest ? 'noAccount' : null
    case 'accountsAndGuests':
      return member === undefined || member.left ? 'unknown' : null
  }
}

/** Those who have a vote in a round, as far as somebody who knows these members knows of them. */
export function votersIn(
  round: Pick<Round, 'rules' | 'list'>,
  members: readonly MemberView[],
): readonly string[] {
  if (round.rules.voters === 'list') return round.list.map(({ person }) => person)
  return members.flatMap(({ person }) => (whyNoVote(round, person, members) === null ? [person] : []))
}
