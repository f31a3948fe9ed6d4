import type { PublicMinutes } from '@alongside/meeting'
import { abstain } from '@alongside/protocol'
import { answerName, chosenResult, consentResult } from '#lib/meeting/room/decide/vote-words.ts'
import { m } from '#lib/paraglide/messages.js'

type Item = PublicMinutes['items'][number]
type PublicVote = Item['votes'][number]

/** What came of a vote, in a sentence. */
export function resultInWords(vote: PublicVote): string {
  if (vote.by === 'consent') return consentResult(vote)
  // A public copy does not say how many votes it took.
  if (vote.result === 'notEnough') return m.publiccopy_result_notEnough()
  return chosenResult(vote.result, vote.counts)
}

const answerInWords = (answer: Parameters<typeof answerName>[1]): string =>
  answerName({ by: 'consent' }, answer)

/** How many gave each answer, with those who chose none of the options. */
export function countsInWords(
  vote: PublicVote,
): readonly { readonly words: string; readonly count: number }[] {
  return vote.by === 'consent'
    ? vote.counts.map(({ answer, count }) => ({ words: answerInWords(answer), count }))
    : [...vote.counts, { words: answerInWords(abstain), count: vote.abstentions }]
}
