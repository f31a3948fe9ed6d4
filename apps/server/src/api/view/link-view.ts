import type { Contact, GuestView, LinkView } from '@alongside/protocol'
import { guestStandingOf, linkState, type Link, type Member, type Space } from '@alongside/space'
import type { Names } from './names.ts'

export interface LinkViewDeps {
  readonly names: Names
  /** Where guests want to hear back; empty for those who need not know. */
  readonly contacts: ReadonlyMap<string, Contact>
  readonly urlOf: (link: string) => string
}

/** Who came by a link, in the order in which they came. */
export function guestsBy(space: Space, link: Link): readonly Member[] {
  return [...space.members.values()].filter(({ guest }) => guest?.links.includes(link.id))
}

/** A link as those see it who look after it. */
export function linkView(space: Space, link: Link, { names, contacts, urlOf }: LinkViewDeps): LinkView {
  const { id, label, permission, visitors, lastDay, madeAt, madeBy } = link
  const state = linkState(link)
  return {
    id,
    label,
    permission,
    visitors,
    lastDay,
    state,
    madeAt,
    madeBy: madeBy === null ? null : names.of(madeBy),
    url: state === 'open' || state === 'paused' ? urlOf(id) : null,
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
