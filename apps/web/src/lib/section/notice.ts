import type { CannotSuggest } from '@alongside/editor'
import type { Permission } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { modeIn } from '#lib/mode.ts'

/** Something about a section that the person should know; it stays until they have seen it. */
export type SectionNews =
  | { readonly is: 'tooMany' | 'tooLarge' | 'tooDeep' | 'dropped' | 'pictureLeftOut' }
  /** What was done cannot be suggested, and was undone at once. */
  | { readonly is: 'cannotSuggest'; readonly what: CannotSuggest }
  /** The right to this section changed; `by` is a name, or null where nobody is named. */
  | { readonly is: 'rightsLess'; readonly by: string | null; readonly reason: string | null }
  | { readonly is: 'rightsMore'; readonly by: string | null }
  | { readonly is: 'rightsSuggest'; readonly by: string | null; readonly reason: string | null }
  /** The section may not even be read any more. */
  | {
      readonly is: 'gone'
      readonly title: string
      readonly by: string | null
      readonly reason: string | null
    }
  /** What the section waited for is there: nobody changed a right. */
  | { readonly is: 'opened' }

/** What to tell of a right that changed; null where it makes no difference to the writing. */
export function newsOfRights(
  before: Permission,
  now: Permission,
  by: string | null,
  reason: string | null,
): SectionNews | null {
  const [was, is] = [modeIn(before, null), modeIn(now, null)]
  if (was === is) return null
  if (is === 'suggest') return { is: 'rightsSuggest', by, reason }
  return is === 'write' ? { is: 'rightsMore', by } : { is: 'rightsLess', by, reason }
}

/** The words of a notice. */
export function noticeWords(news: SectionNews): string {
  switch (news.is) {
    case 'tooMany':
      return m.notice_tooMany()
    case 'tooLarge':
      return m.notice_tooLarge()
    case 'tooDeep':
      return m.notice_tooDeep()
    case 'dropped':
      return m.notice_dropped()
    case 'pictureLeftOut':
      return m.notice_pictureLeftOut()
    case 'cannotSuggest':
      return cannotWords(news.what)
    case 'rightsLess': {
      const name = news.by ?? m.notice_someone()
      return news.reason
        ? m.notice_rightsLessReason({ name, reason: news.reason })
        : m.notice_rightsLess({ name })
    }
    case 'gone': {
      const name = news.by ?? m.notice_someone()
      const { title, reason } = news
      return reason ? m.notice_goneReason({ name, title, reason }) : m.notice_gone({ name, title })
    }
    case 'opened':
      return m.notice_opened()
    case 'rightsSuggest': {
      const name = news.by ?? m.notice_someone()
      return news.reason
        ? m.suggestions_rightsReason({ name, reason: news.reason })
        : m.suggestions_rights({ name })
    }
    case 'rightsMore':
      return m.notice_rightsMore({ name: news.by ?? m.notice_someone() })
  }
}

function cannotWords(what: CannotSuggest): string {
  switch (what) {
    case 'picture':
      return m.suggested_cannotPicture()
    case 'unknown':
      return m.suggested_cannotUnknown()
    case 'address':
      return m.suggested_cannotAddress()
  }
}
