import { outlineOf, titleOfMinutesItem } from '@alongside/kinds'
import { decideMeeting, mayPrepare, type Meeting, type MeetingContext } from '@alongside/meeting'
import type { Confidential, Office } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { notesAfter } from '../carried-actions.ts'
import type { Answer, Effect } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { isOpenTitle } from '../concerned.ts'
import { followersOf } from '../following.ts'
import { grantTo, type Grant } from '../grant.ts'
import { orderBetween } from '../order.ts'
import { maySee, permissionOn } from '../permission.ts'
import { paperToAdd } from '../paper.ts'
import { stillOpen } from '../public-copy.ts'
import { notFound, refuse } from '../refuse.ts'
import { slugFrom } from '../slug.ts'
import { memberOf, placeOf, selfOf, type Member, type Section, type Space } from '../space.ts'
import { actionLater } from './action.ts'
import type { Context } from './context.ts'
import { amendingEnds } from './minutes.ts'
import { orderAfter } from './section.ts'

/** Who calls meetings in a space. */
const callers: readonly Office[] = ['organiser', 'chair', 'facilitator', 'noteTaker']

/** A new meeting: its document, the minutes that it is to approve, and the standing items of the meeting that it follows. */
export function callMeeting(
  space: Space,
  me: Member,
  ask: AskTo<'callMeeting'>,
  { newId, language }: Context,
): Answer {
  if (!me.offices.some((office) => callers.includes(office))) {
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
  const taken = new Set([...space.documents.values()].map(({ slug }) => slug))
  return {
    events: [
      {
        kind: 'documentCreated',
        payload: {
          document: meeting,
          slug: slugFrom(title, (slug) => taken.has(slug)),
          type: 'meeting',
          title,
          header: outline.header,
          createdBy: me.person,
          rights: firstRights(me.person),
        },
      },
      { kind: 'meetingCalled', payload: { meeting, notice, quorum, seats, series, from } },
      ...firstItems(space, me, { from, to: meeting }, { newId, language }),
    ],
    made: meeting,
  }
}

/** Whoever prepares meetings owns them, and everyone in the space may write in the notes. */
function firstRights(creator: string): Grant[] {
  return [
    { grantee: { to: 'person', person: creator }, permission: 'own' },
    ...callers.map((office): Grant => ({ grantee: { to: 'office', office }, permission: 'own' })),
    { grantee: { to: 'space' }, permission: 'edit' },
  ]
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

/** A section for the notes, and what the agenda says. */
function itemEvents(
  at: {
    readonly meeting: string
    readonly item: string
    readonly title: string
    readonly order: string
    readonly rights: readonly Grant[]
  },
  { facts, confidential }: { readonly facts: AskTo<'addItem'>['facts']; readonly confidential: boolean },
): SpaceEvent[] {
  const { meeting, item, title, order, rights } = at
  return [
    {
      kind: 'sectionAdded',
      payload: {
        document: meeting,
        section: item,
        key: null,
        title,
        prompt: null,
        ownerOnly: false,
        needsVoice: null,
        opensAfter: null,
        order,
        rights: [...rights],
      },
    },
    { kind: 'itemAdded', payload: { meeting, item, facts, confidential } },
  ]
}

export function addItem(space: Space, me: Member, ask: AskTo<'addItem'>, { newId }: Context): Answer {
  const { meeting: id, title, after, facts, confidential } = ask
  const document = space.documents.get(id)
  const meeting = space.meetings.get(id)
  if (document === undefined || meeting === undefined || !maySee(space, me.person, id)) return notFound()
  if (!mayPrepare(meeting, { actor: me.person, offices: me.offices })) {
    return refuse(
      'notAllowed',
      'Only those who prepare this meeting can do this. Ask an organiser or the chair.',
    )
  }
  if (document.putAway || meeting.calledOff !== null || meeting.endedAt !== null) {
    return refuse('ended', 'This meeting is over.')
  }
  const stranger = (confidential?.people ?? []).find((person) => !maySee(space, person, id))
  if (stranger !== undefined) return notFound()
  if (facts.approves !== undefined) {
    const earlier = facts.approves
    if (!maySee(space, me.person, earlier)) return notFound()
    if (!followersOf(space, earlier).some((one) => one.id === id)) {
      return refuse('invalid', 'A meeting approves the minutes of one that it follows.', 'facts')
    }
  }
  const order = orderAfter(space, me, document.sections, after)
  if (order === null) return notFound()
  const item = newId()
  return {
    events: itemEvents(
      { meeting: id, item, title, order, rights: rightsAmong(confidential) },
      { facts, confidential: confidential !== null },
    ),
    made: item,
  }
}

/** Whom an item is kept among is what its section gives: everyone else gets nothing there. */
function rightsAmong(confidential: Confidential): readonly Grant[] {
  if (confidential === null) return []
  return [
    { grantee: { to: 'space' }, permission: null },
    ...confidential.people.map((person): Grant => ({
      grantee: { to: 'person', person },
      permission: 'edit',
    })),
  ]
}

export function keepItem(space: Space, me: Member, ask: AskTo<'keepItem'>): Answer {
  const { item: id, confidential, reason } = ask
  const place = placeOf(space, id)
  const meeting = space.meetings.get(place?.document.id ?? '')
  const item = meeting?.items.get(id)
  if (place === null || meeting === undefined || item === undefined) return notFound()
  if (permissionOn(space, me.person, id) === null) return notFound()
  if (!mayPrepare(meeting, { actor: me.person, offices: me.offices })) {
    return refuse(
      'notAllowed',
      'Only those who prepare this meeting can do this. Ask an organiser or the chair.',
    )
  }
  const stranger = (confidential?.people ?? []).find((person) => !maySee(space, person, meeting.id))
  if (stranger !== undefined) return notFound()
  const isConfidential = confidential !== null
  const changed: SpaceEvent[] =
    item.confidential === isConfidential
      ? []
      : [
          {
            kind: 'confidenceChanged',
            payload: { meeting: meeting.id, item: id, confidential: isConfidential },
          },
        ]
  return { events: [...changed, ...rightEvents(place.section, rightsAmong(confidential), reason)] }
}

/** What turns the rights that a section has into others. */
function rightEvents(
  { id, rights: before }: Section,
  after: readonly Grant[],
  reason: string | null,
): readonly SpaceEvent[] {
  const on = { what: 'section' as const, section: id }
  const given = after.filter(({ grantee, permission }) => grantTo(before, grantee)?.permission !== permission)
  const taken = before.filter(({ grantee }) => grantTo(after, grantee) === undefined)
  return [
    ...given.map((grant): SpaceEvent => ({ kind: 'rightGiven', payload: { on, ...grant, reason } })),
    ...taken.map(({ grantee }): SpaceEvent => ({ kind: 'rightTakenBack', payload: { on, grantee, reason } })),
  ]
}

/** Whatever else is asked of a meeting is decided by it, with what the space knows of those who come. */
export function meet(space: Space, me: Member, ask: AskTo<'meet'>, context: Context): Answer {
  const { meeting: id } = ask
  const meeting = space.meetings.get(id)
  if (meeting === undefined || !maySee(space, me.person, id)) return notFound()
  if (space.documents.get(id)?.putAway === true) return refuse('ended', 'This meeting has been put away.')
  if (ask.ask.do === 'addPaper') {
    const found = paperToAdd(space, me.person, id, ask.ask)
    if ('refusal' in found) return found
  }
  if (ask.ask.do === 'makePublicCopy') {
    const { items } = ask.ask
    if (stillOpen(space, id, items).length < items.length) return notFound()
  }
  const decision = decideMeeting(meeting, ask.ask, contextOf(space, me, ask, context))
  if ('refusal' in decision) return decision
  const { events, voice, byNobody, newcomer, sealed, closes } = decision
  return {
    events,
    ...(voice === undefined ? {} : { voice }),
    ...(byNobody === true ? { byItself: true } : {}),
    ...(newcomer === undefined ? {} : { made: newcomer.person }),
    effects: [
      ...events.flatMap(({ kind, payload }) => {
        if (kind === 'amendUntilSet') return [amendingEnds(space.timeZone, id, payload.day, context.at)]
        return kind === 'minutesSentBack'
          ? [amendingEnds(space.timeZone, id, payload.amendUntil, context.at)]
          : []
      }),
      ...(newcomer === undefined ? [] : [{ type: 'addPerson' as const, ...newcomer }]),
      ...(sealed === undefined ? [] : [{ type: 'sealBallot' as const, ...sealed }]),
      ...(closes === undefined ? [] : [{ type: 'closeBox' as const, meeting: id, vote: closes }]),
      ...(events.length === 0 ? [] : actionEffects(space, meeting, ask.ask, context)),
    ],
  }
}

/** Until when something is to be done is told at its time: of what was agreed, and of what was said to be open again. */
function actionEffects(
  space: Space,
  meeting: Meeting,
  ask: AskTo<'meet'>['ask'],
  { at }: Context,
): readonly Effect[] {
  if (ask.do === 'agreeAction') return actionLater(space, meeting.id, { id: ask.action, due: ask.due }, at)
  const known = ask.do === 'tellAction' ? meeting.actions.get(ask.action) : undefined
  return known === undefined || known.status === 'open' ? [] : actionLater(space, meeting.id, known, at)
}

/** Whoever notes in a meeting that follows writes down there what has become of what was agreed before. */
function officesFor(space: Space, me: Member, { meeting, ask }: AskTo<'meet'>): readonly Office[] {
  const isAfter = ask.do === 'tellAction' && notesAfter(space, me.person, meeting)
  return isAfter ? [...me.offices, 'noteTaker'] : me.offices
}

function contextOf(
  space: Space,
  me: Member,
  ask: AskTo<'meet'>,
  { at, today, newId }: Context,
): MeetingContext {
  const { meeting, presence } = ask
  return {
    actor: me.person,
    at,
    today,
    newId,
    offices: officesFor(space, me, ask),
    followers: followersOf(space, meeting).filter(({ id }) => maySee(space, me.person, id)),
    mayRead: (person, item) =>
      permissionOn(space, person, item) !== null && placeOf(space, item)?.section.putAway === false,
    mayCome: (person) => maySee(space, person, meeting),
    selfOf: (person) => selfOf(space, person),
    capacitiesOf(person) {
      const member = memberOf(space, person)
      if (member === null) return []
      return member.guest === null ? member.seat.capacities : [member.capacity]
    },
    ...presence,
  }
}
