import { isSame, notFound, refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { Meeting } from '../meeting.ts'
import { publicCopyIn } from '../public-copy.ts'
import type { MeetingContext } from './context.ts'
import { itemFor } from './item.ts'
import { mayAppoint } from './powers.ts'

export function makePublicCopy(
  meeting: Meeting,
  { title, items }: MeetingAskTo<'makePublicCopy'>,
  context: MeetingContext,
): MeetingDecision {
  return publishing(meeting, context, () => {
    const standing = publicCopyIn(meeting)
    if (standing !== null) {
      return isSame({ title: standing.title, items: standing.items }, { title, items })
        ? alreadySo
        : refuse('alreadyDone', 'There is a public copy of these minutes already. Withdraw it first.')
    }
    if (meeting.phase !== 'approved') {
      return refuse('notAllowed', 'Only approved minutes are made public. These are not approved yet.')
    }
    if (items.length === 0) return refuse('invalid', 'No item is left that could be made public.', 'leaveOut')
    const found = items.map(({ item }) => itemFor(meeting, item, context))
    if (found.some((item) => item === null || item.wasConfidential)) return notFound()
    const payload = { meeting: meeting.id, copy: context.newId(), title, items: [...items] }
    return { events: [{ kind: 'publicCopyMade', payload }] }
  })
}

export function withdrawPublicCopy(
  meeting: Meeting,
  { reason }: MeetingAskTo<'withdrawPublicCopy'>,
  context: MeetingContext,
): MeetingDecision {
  return publishing(meeting, context, () => {
    const copy = publicCopyIn(meeting)
    if (copy !== null) {
      const payload = { meeting: meeting.id, copy: copy.id, reason }
      return { events: [{ kind: 'publicCopyWithdrawn', payload }] }
    }
    return meeting.copies.size > 0
      ? alreadySo
      : refuse('notAllowed', 'There is no public copy of these minutes.')
  })
}

function publishing(meeting: Meeting, context: MeetingContext, then: () => MeetingDecision): MeetingDecision {
  return mayAppoint(meeting, context)
    ? then()
    : refuse('notAllowed', 'Only organisers and the chair make minutes public. Ask one of them.')
}
