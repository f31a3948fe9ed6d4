import { effectOn, hasVote, hereIn, type Meeting } from '@alongside/meeting'

/** Why somebody does not vote on an item; `of`: whom they stand in for. */
export type WhyNoVote =
  | { readonly is: 'notHere' | 'observer' | 'noSeat' | 'interest' }
  | { readonly is: 'standIn' | 'standInHere'; readonly of: string }

/** Why a person does not vote on an item; null: they do. */
export function whyNoVote(meeting: Meeting, person: string, item: string): WhyNoVote | null {
  const here = hereIn(meeting, person)
  if (here === null) return { is: 'notHere' }
  const { attends } = here
  if (!hasVote(meeting, here)) {
    switch (attends.as) {
      case 'observer':
        return { is: 'observer' }
      case 'self':
        return { is: 'noSeat' }
      case 'substitute': {
        const isOtherHere = attends.votes && hereIn(meeting, attends.of) !== null
        return { is: isOtherHere ? 'standInHere' : 'standIn', of: attends.of }
      }
    }
  }
  return effectOn(meeting, person, item) === 'stayAndSpeak' ? null : { is: 'interest' }
}
