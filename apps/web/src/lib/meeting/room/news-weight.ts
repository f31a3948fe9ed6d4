import type { Weight } from '#lib/announcement-queue.ts'
import type { News } from './news.ts'

/** How soon a screen reader says something: at once what concerns the person, in batches what others do. */
export function newsWeight(news: News, leads: boolean): Weight {
  switch (news.is) {
    case 'speaks':
    case 'itemClosed':
    case 'goesOn':
      return 'others'
    case 'card':
      return leads || news.colour === 'red' ? 'important' : 'others'
    default:
      return 'important'
  }
}
