import { outlineOf, titleOfMinutesItem } from '@alongside/kinds'
import { notFound, preparingOffices, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { isOpenTitle } from '../concerned.ts'
import { orderBetween } from '../order.ts'
import { maySee, permissionOn } from '../permission.ts'
import { memberOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'
import { itemEvents } from './item.ts'
import { documentCreated } from './new-document.ts'

/** A new meeting: its document, the minutes that it is to approve, and the standing items of the meeting that it follows. */
export function callMeeting(
  space: Space,
  me: Member,
  ask: AskTo<'callMeeting'>,
  { newId, language }: Context,
): Answer {
  if (!me.offices.some((office) => preparingOffices.includes(office))) {
    return refuse('notAllowed', 'Meetings are called by organisers, chairs, facilitators and note takers.')
  }
  const { title, notice, quorum, seats, series, from } = ask
  if (from !== null && !(space.meetings.has(from) && maySee(space, me.person, from))) return notFound()
  if (!seats.every(({ person }) => memberOf(space, person) !== null)) {
    return refuse('invalid', 'A seat is for somebody who is in this space.', 'seats')
  }
  const outline = outlineOf('meeting', language)
  if (outline === null) throw new RangeError('there is no kind of document for meetings')
  const meeting = newId()
  return {
    events: [
      documentCreated(space, me, {
        document: meeting,
        kind: 'meeting',
        title,
        outline,
        // Everyone may write in the notes.
        owners: preparingOffices,
        everyone: 'edit',
      }),
      { kind: 'meetingCalled', payload: { meeting, notice, quorum, seats, series, from } },
      ...firstItems(space, me, { from, to: meeting }, { newId, language }),
    ],
    made: meeting,
  }
}

/** The minutes that wait to be approved, then what comes again in each meeting. */
function firstItems(
  space: Space,
  me: Member,
  { from, to }: { readonly from: string | null; readonly to: string },
  { newId, language }: Pick<Context, 'newId' | 'language'>,
): readonly SpaceEvent[] {
  let order: string | null = null
  const minutes = minutesToApprove(space, me, from).flatMap((id): SpaceEvent[] => {
    order = orderBetween(order, null)
    const known = isOpenTitle(space, id) ? (space.documents.get(id)?.title ?? null) : null
    const title = titleOfMinutesItem(language, known)
    return itemEvents(
      { meeting: to, item: newId(), title, order, rights: [] },
      { facts: { ...minutesFacts, approves: id }, confidential: false },
    )
  })
  return [...minutes, ...standingItems(space, me, { from, to, after: order }, newId)]
}

const minutesFacts = {
  sort: 'decision',
  purpose: '',
  ask: '',
  presenter: null,
  minutes: 5,
  breakAfter: null,
  standing: false,
} as const

/** Those of the last meeting, and those that it was to approve and did not; none that the caller may not see. */
function minutesToApprove(space: Space, me: Member, from: string | null): readonly string[] {
  const last = space.meetings.get(from ?? '')
  if (last === undefined) return []
  const left = [...last.items.values()].flatMap(({ facts }) => facts.approves ?? [])
  return [...new Set([...left, last.id])].filter((id) => {
    const meeting = space.meetings.get(id)
    const isLeft = meeting !== undefined && meeting.calledOff === null && meeting.minutes.approved === null
    return isLeft && maySee(space, me.person, id) && space.documents.get(id)?.putAway === false
  })
}

/** Items that come again in each meeting, in their order; of those that the caller may not read nothing comes. */
function standingItems(
  space: Space,
  me: Member,
  { from, to, after }: { readonly from: string | null; readonly to: string; readonly after: string | null },
  newId: () => string,
): readonly SpaceEvent[] {
  const last = space.meetings.get(from ?? '')
  const sections = space.documents.get(from ?? '')?.sections ?? []
  let order = after
  return sections.flatMap((section): SpaceEvent[] => {
    const item = last?.items.get(section.id)
    if (item === undefined || !item.facts.standing || section.putAway) return []
    // Each meeting has an item of its own for the minutes before it.
    if (item.facts.approves !== undefined) return []
    if (permissionOn(space, me.person, section.id) === null) return []
    order = orderBetween(order, null)
    const { facts, confidential } = item
    return itemEvents(
      { meeting: to, item: newId(), title: section.title, order, rights: section.rights },
      { facts, confidential },
    )
  })
}
