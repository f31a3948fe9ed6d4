import { resultOfVote, type Vote, type VoteResult } from '@alongside/meeting'
import {
  abstain,
  consentAnswers,
  type BallotAnswer,
  type ConsentAnswer,
  type Threshold,
  type VoteMethod,
} from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { listOf } from '#lib/words/list-of.ts'
import { missingParts } from '../quorum-words.ts'
import type { WhyNoVote } from './why-no-vote.ts'

type Words<Key extends string> = Readonly<Record<Key, () => string>>

const consent: Words<ConsentAnswer> = {
  happy: m.vote_happy,
  canLive: m.vote_canLive,
  notSure: m.vote_notSure,
  cannotAgree: m.vote_cannotAgree,
}

const thresholdWords: Words<Threshold> = {
  mostVotes: m.vote_mostVotes,
  moreThanHalf: m.vote_moreThanHalf,
  twoThirds: m.vote_twoThirds,
}

const chosenBy: Words<Threshold> = {
  mostVotes: m.vote_byMost,
  moreThanHalf: m.vote_byHalf,
  twoThirds: m.vote_byTwoThirds,
}

export const thresholdName = (threshold: Threshold): string => thresholdWords[threshold]()

/** An answer as it is offered: one of the four, an option by its name, or none of them. */
export function answerName(method: VoteMethod, answer: BallotAnswer): string {
  if (answer === abstain) return m.vote_abstain()
  if (method.by === 'majority') return method.options.find(({ id }) => id === answer)?.words ?? answer
  const known = consentAnswers.find((one) => one === answer)
  return known === undefined ? answer : consent[known]()
}

/** How a question is decided, in a sentence. */
export function methodWords(method: VoteMethod): string {
  return method.by === 'consent' ? m.vote_byConsent() : chosenBy[method.threshold]()
}

/** Why somebody does not vote, and what they can do. */
export function whyNoVoteWords(why: WhyNoVote, nameOf: (person: string) => string): string {
  switch (why.is) {
    case 'notHere':
      return m.vote_notHere()
    case 'observer':
      return m.vote_notObserver()
    case 'noSeat':
      return m.vote_notSeat()
    case 'interest':
      return m.vote_notInterest()
    case 'standIn':
      return m.vote_notStandIn({ name: nameOf(why.of) })
    case 'standInHere':
      return m.vote_notStandInHere({ name: nameOf(why.of) })
  }
}

/** What came of a vote, in a sentence; empty before it is closed. */
export function resultWords(vote: Vote): string {
  const result = resultOfVote(vote)
  if (result === null) return ''
  return result.by === 'consent' ? consentResult(result) : majorityResult(vote.method, result)
}

type Consent = Extract<VoteResult, { by: 'consent' }>
type Majority = Extract<VoteResult, { by: 'majority' }>

/** What came of a vote by consent, in a sentence. */
export function consentResult({ result, counts }: Pick<Consent, 'result' | 'counts'>): string {
  const of = (wanted: ConsentAnswer): number => counts.find(({ answer }) => answer === wanted)?.count ?? 0
  switch (result) {
    case 'consent':
      return m.vote_isConsent()
    case 'objection':
      return m.vote_isObjection({ count: of('cannotAgree') })
    case 'notSure':
      return m.vote_isNotSure({ count: of('notSure') })
    case 'none':
      return m.vote_isNone()
  }
}

function majorityResult(method: VoteMethod, { result, counts }: Majority): string {
  const votes = counts
    .filter(({ answer }) => answer !== abstain)
    .map(({ answer, count }) => ({ words: answerName(method, answer), count }))
  if (result.is !== 'notEnough') return chosenResult(result.is, votes)
  const { option, most, all } = leadingOf(votes)
  const isHalf = method.by === 'majority' && method.threshold === 'moreThanHalf'
  return (isHalf ? m.vote_isNotEnoughHalf : m.vote_isNotEnoughThirds)({ option, most, all })
}

/** An option by its name, and how many chose it. */
interface OptionVotes {
  readonly words: string
  readonly count: number
}

/** What came of a vote by majority, in a sentence, whatever it takes to be chosen. */
export function chosenResult(
  is: Exclude<Majority['result']['is'], 'notEnough'>,
  votes: readonly OptionVotes[],
): string {
  const { leading, option, most, all } = leadingOf(votes)
  switch (is) {
    case 'won':
      return m.vote_isWon({ option, most, count: all })
    case 'tie': {
      const options = listOf(leading.map(({ words }) => m.vote_quote({ option: words })))
      return m.vote_isTie({ options, count: most })
    }
    case 'none':
      return m.vote_isNoneChosen()
  }
}

/** Those with the most votes, and the first of them. */
function leadingOf(votes: readonly OptionVotes[]) {
  const most = Math.max(0, ...votes.map(({ count }) => count))
  const leading = votes.filter(({ count }) => count === most)
  const all = votes.reduce((sum, { count }) => sum + count, 0)
  return { leading, option: leading[0]?.words ?? '', most, all }
}

/** Whether enough people were there as something was decided, and who was missing; empty where nobody had to be. */
export function quorumStood({ isMet, have, need, missing }: NonNullable<Vote['closed']>['quorum']): string {
  if (isMet) return need === 0 ? '' : m.vote_quorumMet({ have, need })
  const { people, parts } = missingParts(missing)
  return parts === '' ? m.vote_quorumShort({ count: people }) : m.vote_quorumShortOf({ count: people, parts })
}
