import { eachOnce } from '@alongside/figures'
import { hasInterest, type Proposed, type Round } from './round.ts'

/**
 * The round once somebody who took part as a guest is known to be somebody with an account: from here on there is one of
 * them. Where both said something of which a person has one, the account's stands. Which vote counts, the box's closing
 * says.
 */
export function uniteInRound(round: Round, guest: string, account: string): Round {
  if (guest === account) return round
  const now = (person: string): string => (person === guest ? account : person)
  const united = <One extends { readonly person: string }>(all: readonly One[]): One[] => {
    const ownFirst = [
      ...all.filter(({ person }) => person !== guest),
      ...all.filter(({ person }) => person === guest),
    ]
    const once = new Set(
      eachOnce(ownFirst.map((one) => ({ one, person: now(one.person) }))).map(({ one }) => one),
    )
    return all.filter((one) => once.has(one)).map((one) => ({ ...one, person: now(one.person) }))
  }
  const unitedProposal = (proposed: Proposed): Proposed => {
    const one: Proposed = {
      ...proposed,
      by: now(proposed.by),
      interests: united(proposed.interests),
      checks: united(proposed.checks),
      leftOff: proposed.leftOff && { ...proposed.leftOff, by: now(proposed.leftOff.by) },
    }
    // Somebody may have checked what turns out to be their own.
    return { ...one, checks: one.checks.filter(({ person }) => !hasInterest(one, person)) }
  }
  return {
    ...round,
    list: united(round.list),
    checkers: united(round.checkers),
    proposals: round.proposals.map(unitedProposal),
    assisted: united(round.assisted).map((one) => ({ ...one, hand: now(one.hand) })),
    batches: round.batches.map((batch) => ({
      ...batch,
      by: now(batch.by),
      witness: batch.witness && now(batch.witness),
      people: [...new Set(batch.people.map(now))],
    })),
    late: [...new Set(round.late.map(now))],
  }
}
