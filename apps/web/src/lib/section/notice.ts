import type { CannotSuggest } from '@alongside/editor'
import { allows, type Permission } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { modeIn, type Mode } from '#lib/mode.ts'
import { hourInWords } from '#lib/words/time.ts'

/** Something about a section that the person should know; it stays until they have seen it. */
export type SectionNews =
  | { readonly is: 'tooMany' | 'tooLarge' | 'tooDeep' | 'dropped' | 'pictureLeftOut' }
  /** What was done cannot be suggested, and was undone at once. */
  | { readonly is: 'cannotSuggest'; readonly what: CannotSuggest }
  /** Of what was decided meanwhile, what the person took away is suggested to go, or what they changed was not made. */
  | { readonly is: 'suggestedGoes' | 'suggestedNot' }
  /** The right to this section changed; `by` is a name, or null where nobody is named. */
  | { readonly is: 'rightsLess'; readonly by: string | null; readonly reason: string | null }
  | { readonly is: 'rightsMore'; readonly by: string | null }
  | { readonly is: 'rightsSuggest'; readonly by: string | null; readonly reason: string | null }
  | { readonly is: 'rightsComment'; readonly by: string | null; readonly reason: string | null }
  /** The section may not even be read any more. */
  | {
      readonly is: 'gone'
      readonly title: string
      readonly by: string | null
      readonly reason: string | null
    }
  /** A guest's link is used up until that moment (milliseconds since 1970) at the latest: nobody changed a right. */
  | { readonly is: 'linkFull'; readonly until: number }
  /** Something of it was erased. */
  | { readonly is: 'setBack' }
  | { readonly is: 'erased'; readonly by: string | null; readonly reason: string | null }
  /** It goes on. */
  | { readonly is: 'linkGoesOn' }
  /** What the section waited for is there: nobody changed a right. */
  | { readonly is: 'opened' }

/** What to tell of a right that changed; null where it makes no difference to what the person may do with the words. */
export function newsOfRights(
  before: Permission,
  now: Permission,
  by: string | null,
  reason: string | null,
): SectionNews | null {
  const [was, is] = [mostOf(before), mostOf(now)]
  if (was === is) return null
  if (is === 'suggest') return { is: 'rightsSuggest', by, reason }
  if (is === 'comment') return { is: 'rightsComment', by, reason }
  return is === 'write' ? { is: 'rightsMore', by } : { is: 'rightsLess', by, reason }
}

/** The most that a permission lets somebody do in a text and beside it. */
function mostOf(permission: Permission): Mode | 'comment' {
  const mode = modeIn(permission, null)
  return mode === 'read' && allows(permission, 'comment') ? 'comment' : mode
}

/** A link that was used up goes on within the hour that is counted; the minute is the server's way to count. */
const linkRestsMs = 61 * 60_000

/** What to tell of a right that moved without anybody's act: to a guest it is their link that was used up, or goes on. */
export function newsOfNobody(
  before: Permission,
  now: Permission,
  isGuest: boolean,
  at: number,
): SectionNews | null {
  const news = newsOfRights(before, now, null, null)
  if (news === null || modeIn(before, null) === modeIn(now, null)) return null
  if (isGuest) return allows(now, before) ? { is: 'linkGoesOn' } : { is: 'linkFull', until: at + linkRestsMs }
  return news.is === 'rightsMore' ? { is: 'opened' } : news
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
    case 'suggestedGoes':
      return m.suggested_goesAgain()
    case 'suggestedNot':
      return m.suggested_notMade()
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
    case 'linkFull':
      return m.notice_linkFull({ time: hourInWords(news.until) })
    case 'linkGoesOn':
      return m.notice_linkGoesOn()
    case 'setBack':
      return m.notice_setBack()
    case 'erased': {
      const name = news.by ?? m.notice_someone()
      return news.reason ? m.notice_erasedReason({ name, reason: news.reason }) : m.notice_erased({ name })
    }
    case 'opened':
      return m.notice_opened()
    case 'rightsSuggest': {
      const name = news.by ?? m.notice_someone()
      return news.reason
        ? m.suggestions_rightsReason({ name, reason: news.reason })
        : m.suggestions_rights({ name })
    }
    case 'rightsComment': {
      const name = news.by ?? m.notice_someone()
      return news.reason
        ? m.notice_rightsCommentReason({ name, reason: news.reason })
        : m.notice_rightsComment({ name })
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
