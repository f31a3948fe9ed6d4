import type { PublicMinutes } from '@alongside/meeting'
import type { ConsentAnswer } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

type Item = PublicMinutes['items'][number]
type PublicVote = Item['votes'][number]

const answers: Readonly<Record<ConsentAnswer, () => string>> = {
  happy: m.publiccopy_answer_happy,
  canLive: m.publiccopy_answer_canLive,
  notSure: m.publiccopy_answer_notSure,
  cannotAgree: m.publiccopy_answer_cannotAgree,
}

const results: Readonly<Record<PublicVote['result'], () => string>> = {
  none: m.publiccopy_result_none,
  consent: m.publiccopy_result_consent,
  notSure: m.publiccopy_result_notSure,
  objection: m.publiccopy_result_objection,
  won: m.publiccopy_result_won,
  tie: m.publiccopy_result_tie,
  notEnough: m.publiccopy_result_notEnough,
}

/** What came of a vote, in a sentence. */
export const resultInWords = ({ result }: PublicVote): string => results[result]()

/** How many gave each answer, with those who chose none of the options. */
export function countsInWords(
  vote: PublicVote,
): readonly { readonly words: string; readonly count: number }[] {
  return vote.by === 'consent'
    ? vote.counts.map(({ answer, count }) => ({ words: answers[answer](), count }))
    : [...vote.counts, { words: m.publiccopy_abstentions(), count: vote.abstentions }]
}
