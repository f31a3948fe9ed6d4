import { countsOf, figuresByGroup, leastShown, type Counts, type Figures } from '@alongside/figures'
import {
  abstain,
  consentAnswers,
  type Capacity,
  type ConsentAnswer,
  type Threshold,
} from '@alongside/protocol'

/** One person's answer, in the capacity they voted in. Whose it is need not be known. */
export interface Ballot<Answer extends string> {
  readonly capacity: Capacity
  readonly answer: Answer
}

/** What was answered: all of it, and by capacity where the groups are large enough. */
export interface Tally<Answer extends string, Result> {
  readonly ballots: number
  readonly counts: Counts<Answer>
  readonly byGroup: Figures<Answer>
  readonly result: Result
}

/** What came of asking for consent: nobody answered, all are with it, some are not sure, or someone cannot agree. */
export type ConsentResult = 'none' | 'consent' | 'notSure' | 'objection'

/** What came of a vote. `leading` are the options with the most votes where none won; `tie`: there are several. */
export type MajorityResult =
  | { readonly is: 'none' }
  | { readonly is: 'won'; readonly option: string }
  | { readonly is: 'tie'; readonly leading: readonly string[] }
  | { readonly is: 'notEnough'; readonly leading: string }

/** Counts a decision by consent, of ballots of which each is another person's. */
export function tallyConsent(ballots: readonly Ballot<ConsentAnswer>[]): Tally<ConsentAnswer, ConsentResult> {
  return { ...counted(ballots, consentAnswers), result: consentOf(ballots.map(({ answer }) => answer)) }
}

/** Counts a vote for one of several options, of ballots of which each is another person's. */
export function tallyMajority(
  ballots: readonly Ballot<string>[],
  { options, threshold }: { readonly options: readonly string[]; readonly threshold: Threshold },
): Tally<string, MajorityResult> {
  const tally = counted(ballots, [...options, abstain])
  return {
    ...tally,
    result: resultOf(
      tally.counts.filter(({ answer }) => answer !== abstain),
      threshold,
    ),
  }
}

function consentOf(answers: readonly ConsentAnswer[]): ConsentResult {
  if (answers.includes('cannotAgree')) return 'objection'
  if (answers.includes('notSure')) return 'notSure'
  return answers.length === 0 ? 'none' : 'consent'
}

function resultOf(counts: Counts<string>, threshold: Threshold): MajorityResult {
  const votes = counts.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(0, ...counts.map(({ count }) => count))
  const leading = counts.filter(({ count }) => count === most).map(({ answer }) => answer)
  const [first, second] = leading
  if (votes === 0 || first === undefined) return { is: 'none' }
  if (second !== undefined) return { is: 'tie', leading }
  return isEnough(most, votes, threshold) ? { is: 'won', option: first } : { is: 'notEnough', leading: first }
}

function isEnough(most: number, votes: number, threshold: Threshold): boolean {
  switch (threshold) {
    case 'mostVotes':
      return true
    case 'moreThanHalf':
      return most * 2 > votes
    case 'twoThirds':
      return most * 3 >= votes * 2
  }
}

function counted<Answer extends string>(ballots: readonly Ballot<Answer>[], answers: readonly Answer[]) {
  return {
    ballots: ballots.length,
    counts: countsOf(ballots, answers),
    byGroup: figuresByGroup(ballots, { answers, least: leastShown.figure, oneVoice: 'shown' }),
  }
}
