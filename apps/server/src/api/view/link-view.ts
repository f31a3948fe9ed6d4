import type { Contact, GuestView, LinkCode, LinkView } from '@alongside/protocol'
import { endOfDay, guestStandingOf, linkState, type Link, type Member, type Space } from '@alongside/space'
import type { Names } from './names.ts'

export interface LinkViewDeps {
  readonly names: Names
  /** Where guests want to hear back; empty for those who need not know. */
  readonly contacts: ReadonlyMap<string, Contact>
  readonly urlOf: (link: string) => string
  /** The codes that stand for links, by link. */
  readonly codes: ReadonlyMap<string, string>
}

/** Who came by a link, in the order in which they came. */
export function guestsBy(space: Space, link: Link): readonly Member[] {
  return [...space.members.values()].filter(({ guest }) => guest?.links.includes(link.id))
}

/** A code, and when it ends with its link. */
export function linkCode({ timeZone }: Space, { lastDay }: Link, code: string): LinkCode {
  return { code, until: endOfDay(timeZone, lastDay) }
}

/** A link as those see it who look after it. */
export function linkView(space: Space, link: Link, deps: LinkViewDeps): LinkView {
  const { names, contacts, urlOf, codes } = deps
  const { id, label, permission, visitors, lastDay, madeAt, madeBy } = link
  const state = linkState(link)
  const isShown = state === 'open' || state === 'paused'
  const code = codes.get(id)
  return {
    id,
    label,
    permission,
    visitors,
    lastDay,
    state,
    madeAt,
    madeBy: madeBy === null ? null : names.of(madeBy),
    url: isShown ? urlOf(id) : null,
    code: isShown && code !== undefined ? linkCode(space, link, code) : null,
    guests: guestsBy(space, link).map(({ person, capacity, joinedAt, leftAt }): GuestView => ({
      person,
      name: names.of(person),
      capacity,
      standing: guestStandingOf(space, person) ?? 'says',
      joinedAt,
      gone: leftAt !== null,
      contact: contacts.get(person) ?? null,
    })),
  }
}
