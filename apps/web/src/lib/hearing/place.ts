import type { NoticeView, SpaceView } from '@alongside/protocol'
import { addressIn, pathOf } from '#lib/meeting/meeting-id.ts'

const ofMinutes: readonly NoticeView['why'][] = ['minutesReady', 'minutesSentBack', 'minutesApproved']

/** On which page of an evaluation or an allocation round it is what somebody hears of it. */
const pages: Partial<Record<NoticeView['why'], string>> = {
  askedToScore: '/score',
  scoringMoved: '/score',
  scoresRevealed: '/talk',
  resultReady: '/result',
  replyCame: '/result',
  cardsToCheck: '/proposals',
  cardQuestioned: '/proposals',
  cardLeftOff: '/proposals',
  voteOpen: '/vote',
  voteMoved: '/vote',
  voteAgain: '/vote',
  votedForYou: '/vote',
  votesCounted: '/result',
}

/** The address of what a notice is about, for its reader in a space. */
export function addressOf(
  { why, document, section, thread, person }: NoticeView,
  space: Pick<SpaceView, 'slug' | 'documents'>,
  me: string,
): string {
  const here = `/s/${space.slug}`
  if (document === null) return `${here}/people/${person?.id ?? me}`
  if (why.startsWith('typed') && section !== null && person !== null) {
    return `${here}/typed/${section.id}/${person.id}`
  }
  // There they say how it stands.
  if (why.startsWith('action')) return `${here}/hearing#my-actions`
  if (why === 'reviewDue') return `${here}/d/${document.slug}/details`
  if (ofMinutes.includes(why)) return `${addressIn(space, document)}/minutes`
  if (why === 'howWasIt') return `${addressIn(space, document)}/after`
  if (thread === null) return `${addressIn(space, document)}${pages[why] ?? ''}`
  // What was said about the notes of a meeting or an evaluation stands beside the notes.
  const kind = space.documents.find(({ id }) => id === document.id)?.kind
  return `${here}/d/${document.slug}${pathOf(kind) === 'd' ? '' : '?notes=all'}#comment-${thread}`
}
