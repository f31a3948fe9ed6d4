import { m } from '#lib/paraglide/messages.js'

/** Something about a section that the person should know; it stays until they have seen it. */
export type SectionNews =
  | { readonly is: 'tooMany' | 'tooLarge' | 'tooDeep' | 'dropped' }
  /** The right to this section changed; `by` is a name, or null where nobody is named. */
  | { readonly is: 'rightsLess'; readonly by: string | null; readonly reason: string | null }
  | { readonly is: 'rightsMore'; readonly by: string | null }

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
    case 'rightsLess': {
      const name = news.by ?? m.notice_someone()
      return news.reason
        ? m.notice_rightsLessReason({ name, reason: news.reason })
        : m.notice_rightsLess({ name })
    }
    case 'rightsMore':
      return m.notice_rightsMore({ name: news.by ?? m.notice_someone() })
  }
}
