import { openVoteIn, type Meeting } from '@alongside/meeting'
import type { Trouble } from '#lib/api.ts'
import { isStopped } from './news.ts'

/** Says whether what stood in the way of something that was refused is out of it by now. */
export function isOutdated(meeting: Meeting, { field }: Pick<Trouble, 'field'>): boolean {
  switch (field) {
    case 'vote':
      return openVoteIn(meeting) === null
    case 'card':
      return !isStopped(meeting)
    default:
      return false
  }
}
