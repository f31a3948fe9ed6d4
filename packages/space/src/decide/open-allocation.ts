import { mayLeadRound, whyNotRules } from '@alongside/allocation'
import { outlineOf } from '@alongside/kinds'
import { leadingOffices, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import type { Grant } from '../grant.ts'
import { lastDaysSetBy } from '../last-day.ts'
import { orderBetween } from '../order.ts'
import { slugFrom } from '../slug.ts'
import type { Member, Space } from '../space.ts'
import type { Context } from './context.ts'
import { lastDaysLater } from './last-day.ts'

/** A new round: its document, with the section in which people ask about it, and the rules that it starts with. */
export function openAllocation(
  space: Space,
  me: Member,
  { title, rules }: AskTo<'openAllocation'>,
  { newId, language, at }: Context,
): Answer {
  // Whoever would lead one opens it.
  if (!mayLeadRound({ offices: me.offices, owns: false })) {
    return refuse(
      'notAllowed',
      'Money is shared out by organisers, chairs and facilitators. Ask one of them.',
    )
  }
  const problem = whyNotRules(rules)
  if (problem !== null) return problem
  const outline = outlineOf('allocation', language)
  if (outline === null) throw new RangeError('there is no kind of document for rounds')
  const allocation = newId()
  const opened = { kind: 'allocationOpened', payload: { allocation, rules } } as const
  const taken = new Set([...space.documents.values()].map(({ slug }) => slug))
  let order: string | null = null
  return {
    events: [
      {
        kind: 'documentCreated',
        payload: {
          document: allocation,
          slug: slugFrom(title, (slug) => taken.has(slug)),
          type: 'allocation',
          title,
          header: outline.header,
          createdBy: me.person,
          rights: firstRights(me.person),
        },
      },
      ...outline.sections.map((section): SpaceEvent => {
        order = orderBetween(order, null)
        return {
          kind: 'sectionAdded',
          payload: {
            ...section,
            opensAfter: null,
            document: allocation,
            section: newId(),
            order,
            rights: [],
          },
        }
      }),
      opened,
    ],
    made: allocation,
    effects: lastDaysLater(space, allocation, lastDaysSetBy(opened), at),
  }
}

/** Whoever leads rounds owns it; everyone in the space may ask about it, and add what belongs to their card. */
function firstRights(creator: string): Grant[] {
  return [
    { grantee: { to: 'person', person: creator }, permission: 'own' },
    ...leadingOffices.map((office): Grant => ({ grantee: { to: 'office', office }, permission: 'own' })),
    { grantee: { to: 'space' }, permission: 'comment' },
  ]
}
