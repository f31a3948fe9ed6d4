import { mayPrepare } from '@alongside/meeting'
import { notFound, refuse, type Confidential } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { follows } from '../following.ts'
import { grantTo, type Grant } from '../grant.ts'
import { maySee, permissionOn } from '../permission.ts'
import { placeOf, type Member, type Section, type Space } from '../space.ts'
import type { Context } from './context.ts'
import { orderAfter } from './section.ts'

const preparersOnly = 'Only those who prepare this meeting can do this. Ask an organiser or the chair.'

/** What puts an item on an agenda: a section for its notes, and what the agenda says of it. */
export function itemEvents(
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
    return refuse('notAllowed', preparersOnly)
  }
  if (document.putAway || meeting.calledOff !== null || meeting.endedAt !== null) {
    return refuse('ended', 'This meeting is over.')
  }
  const stranger = (confidential?.people ?? []).find((person) => !maySee(space, person, id))
  if (stranger !== undefined) return notFound()
  if (facts.approves !== undefined) {
    const earlier = facts.approves
    if (!maySee(space, me.person, earlier)) return notFound()
    if (!follows(space, id, earlier)) {
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
    return refuse('notAllowed', preparersOnly)
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
