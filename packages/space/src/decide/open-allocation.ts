import { mayLeadRound, whyNotRules } from '@alongside/allocation'
import { outlineOf } from '@alongside/kinds'
import { leadingOffices, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { lastDaysSetBy } from '../last-day.ts'
import type { Member, Space } from '../space.ts'
import type { Context } from './context.ts'
import { lastDaysLater } from './last-day.ts'
import { documentCreated, sectionsAdded } from './new-document.ts'

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
  return {
    events: [
      documentCreated(space, me, {
        document: allocation,
        kind: 'allocation',
        title,
        outline,
        // Everyone may ask about it, and add what belongs to their card.
        owners: leadingOffices,
        everyone: 'comment',
      }),
      ...sectionsAdded(allocation, outline.sections, newId),
      opened,
    ],
    made: allocation,
    effects: lastDaysLater(space, allocation, lastDaysSetBy(opened), at),
  }
}
