import { mayLendHand, type RoundSeer } from '@alongside/allocation'
import { permissionOnDocument } from './permission.ts'
import { memberOf, type Space } from './space.ts'

/** How somebody stands to an allocation round: who they are, and whether they put in votes for others. */
export function roundSeer(space: Space, person: string, allocation: string): RoundSeer {
  const offices = memberOf(space, person)?.offices ?? []
  const owns = permissionOnDocument(space, person, allocation) === 'own'
  return { person, lendsHand: mayLendHand({ offices, owns }) }
}

/** Says whether a file belongs to a card of a round that people vote on, or have voted on. */
export function isVotedOn(space: Space, allocation: string, file: string): boolean {
  const round = space.allocations.get(allocation)
  if (round === undefined || round.openedAt === null) return false
  return round.proposals.some(({ card }) => card.audio === file || card.picture?.file === file)
}
