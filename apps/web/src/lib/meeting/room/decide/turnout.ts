import { isVoterIn, votersOn, type Meeting, type Vote } from '@alongside/meeting'

/** Below so many people who may vote, the result of a secret vote may itself tell who answered what. */
const fewVoters = 5

/** Who has voted so far, and who of those who are here has not. */
export interface Turnout {
  readonly voted: readonly string[]
  readonly notYet: readonly string[]
}

/** Those whose ballots count as things stand; whoever has voted and gone out since is among them. */
export function turnoutOf(
  meeting: Meeting,
  { item, voted }: Pick<Vote, 'item' | 'voted'>,
  isGone: (person: string) => boolean,
): Turnout {
  const here = votersOn(meeting, item, isGone).map(({ person }) => person)
  return {
    voted: voted.filter((person) => isVoterIn(meeting, person, item)),
    notYet: here.filter((person) => !voted.includes(person)),
  }
}

/** Says whether so few may vote that a secret vote is one in name alone. */
export function areFew({ voted, notYet }: Turnout): boolean {
  return voted.length + notYet.length < fewVoters
}
