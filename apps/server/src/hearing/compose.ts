import type { Meeting } from '@alongside/meeting'
import { linkFor, memberOf, type Notice, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import type { Sealed } from '../auth/sealed.ts'
import { calendarMailed, pageOfMeeting } from '../meeting/calendar.ts'
import { hearingLetter, type Letter } from '../mail/letter.ts'
import { linesOf, reminderLinesOf, type Reading } from './mail-lines.ts'
import type { Reached } from './reaching.ts'
import type { Reminding } from './reminding.ts'
import type { Subscription } from './unsubscribing.ts'
import type { WayBack } from './ways-back.ts'

export interface ComposeDeps {
  readonly people: People
  readonly unsubscribing: Sealed<Subscription>
  readonly waysBack: Sealed<WayBack>
  /** Where the product is reached, without a slash at the end. */
  readonly site: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What somebody is told, and where they are reached. */
export interface Told {
  readonly notices: readonly Notice[]
  /** Beside that: needs that another wrote down, or a task. */
  readonly also: { readonly what: 'needs' | 'task' } | null
  readonly reminding: Reminding | null
  readonly reach: Reached
}

/** The mail that tells somebody of a space what there is to hear; null where no mail reaches them. */
export async function compose(
  deps: ComposeDeps,
  space: Space,
  person: string,
  { language, zone }: Reading,
  { notices, also, reminding, reach: { email: to, hasAccount } }: Told,
): Promise<Letter | null> {
  const { people, site } = deps
  const [reader] = await people.byIds([person])
  if (reader === undefined || to === '') return null
  const pages = pagesFor(deps, space, person, notices.at(-1) ?? null)
  const calendars = meetingsIn(space, notices).map((meeting) => {
    const url = memberOf(space, person)?.guest === null ? pageOfMeeting(site, space, meeting) : pages.link
    return calendarMailed(
      space,
      meeting,
      { name: reader.name, email: to },
      { site, url, language, at: deps.now() },
    )
  })
  return hearingLetter({
    to,
    language,
    space: space.name,
    name: reader.name,
    lines: await linesOf(people, space, notices, { language, zone }),
    also: also?.what ?? null,
    reminders: reminding === null ? [] : await reminderLinesOf(people, space, reminding, { language, zone }),
    ...pages,
    leftByGuest: !hasAccount,
    unsubscribe: endOfMails(deps, space, person, { email: to, hasAccount }),
    calendars,
  })
}

/** Where the reader of a mail ends such mails without signing in. */
export function endOfMails(
  { unsubscribing, site }: Pick<ComposeDeps, 'unsubscribing' | 'site'>,
  space: Space,
  person: string,
  { email, hasAccount }: Pick<Reached, 'email' | 'hasAccount'>,
): { readonly page: string; readonly post: string } {
  const token = unsubscribing.seal({ space: space.id, person, ...(hasAccount ? {} : { left: email }) })
  return { page: `${site}/unsubscribe/${token}`, post: `${site}/api/mail/unsubscribe/${token}` }
}

/** The meetings to which these notices invite, or of which they say that they are moved or off. */
function meetingsIn(space: Space, notices: readonly Notice[]): readonly Meeting[] {
  const ids = notices.flatMap((notice) =>
    notice.why === 'meetingCalled' || notice.why === 'meetingMoved' || notice.why === 'meetingCalledOff'
      ? [notice.document]
      : [],
  )
  return [...new Set(ids)].flatMap((id) => space.meetings.get(id) ?? [])
}

/** Where the reader of a mail goes on: a guest to what leads back under their link. */
export function pagesFor(
  { site, waysBack }: Pick<ComposeDeps, 'site' | 'waysBack'>,
  space: Space,
  person: string,
  notice: Notice | null,
): { readonly link: string; readonly settings: string } {
  const home = `${site}/s/${space.slug}`
  const link = linkFor(space, person, notice)
  if (link === null) return { link: `${home}/hearing`, settings: `${home}/me/hearing` }
  const back = `${site}/back/${waysBack.seal({ link: link.id, person })}`
  return { link: back, settings: `${back}?to=settings` }
}
