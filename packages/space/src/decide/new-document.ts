import type { Outline } from '@alongside/kinds'
import type { Office, Permission } from '@alongside/protocol'
import type { SpaceEvent } from '../event.ts'
import type { Grant } from '../grant.ts'
import { orderBetween } from '../order.ts'
import { slugFrom } from '../slug.ts'
import type { Member, Space } from '../space.ts'

interface NewDocument {
  readonly document: string
  readonly kind: string
  readonly title: string
  readonly outline: Pick<Outline, 'header'>
  /** Who owns it beside whoever makes it. */
  readonly owners: readonly Office[]
  /** What everyone in the space may do to it. */
  readonly everyone: Permission
}

/** A document that is begun, without its sections, under a name in addresses that no other has. */
export function documentCreated(space: Space, me: Member, of: NewDocument): SpaceEvent {
  const { document, kind, title, outline, owners, everyone } = of
  const taken = new Set([...space.documents.values()].map(({ slug }) => slug))
  const rights: Grant[] = [
    { grantee: { to: 'person', person: me.person }, permission: 'own' },
    ...owners.map((office): Grant => ({ grantee: { to: 'office', office }, permission: 'own' })),
    { grantee: { to: 'space' }, permission: everyone },
  ]
  return {
    kind: 'documentCreated',
    payload: {
      document,
      slug: slugFrom(title, (slug) => taken.has(slug)),
      type: kind,
      title,
      header: outline.header,
      createdBy: me.person,
      rights,
    },
  }
}

/** The sections of an outline in their order, behind `after` (null: as the first), none of which waits for another. */
export function sectionsAdded(
  document: string,
  sections: Outline['sections'],
  newId: () => string,
  after: string | null = null,
): readonly SpaceEvent[] {
  let order = after
  return sections.map((section): SpaceEvent => {
    order = orderBetween(order, null)
    const payload = { ...section, opensAfter: null, document, section: newId(), order, rights: [] }
    return { kind: 'sectionAdded', payload }
  })
}
