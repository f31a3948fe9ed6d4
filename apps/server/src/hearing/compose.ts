import { linkFor, type Notice, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import type { Sealed } from '../auth/sealed.ts'
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
  const { people, unsubscribing, site } = deps
  const [reader] = await people.byIds([person])
  if (reader === undefined || to === '') return null
  const token = unsubscribing.seal({ space: space.id, person, ...(hasAccount ? {} : { left: to }) })
  return hearingLetter({
    to,
    language,
    space: space.name,
    name: reader.name,
    lines: await linesOf(people, space, notices, { language, zone }),
    also: also?.what ?? null,
    reminders: reminding === null ? [] : await reminderLinesOf(people, space, reminding, { language, zone }),
    ...pagesFor(deps, space, person, notices),
    leftByGuest: !hasAccount,
    unsubscribe: { page: `${site}/unsubscribe/${token}`, post: `${site}/api/mail/unsubscribe/${token}` },
  })
}

/** Where the reader of a mail goes on: a guest to what leads back under their link. */
function pagesFor(
  { site, waysBack }: ComposeDeps,
  space: Space,
  person: string,
  notices: readonly Notice[],
): { readonly link: string; readonly settings: string } {
  const home = `${site}/s/${space.slug}`
  const link = linkFor(space, person, notices.at(-1) ?? null)
  if (link === null) return { link: `${home}/hearing`, settings: `${home}/me/hearing` }
  const back = `${site}/back/${waysBack.seal({ link: link.id, person })}`
  return { link: back, settings: `${back}?to=settings` }
}
