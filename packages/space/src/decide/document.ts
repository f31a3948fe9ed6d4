import { outlineOf } from '@alongside/kinds'
import { allows, notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { orderBetween } from '../order.ts'
import { maySee, permissionOnDocument, rightOnDocument } from '../permission.ts'
import type { Member, Space, SpaceDocument } from '../space.ts'
import { actionsLater } from './action.ts'
import type { Context } from './context.ts'
import { standingDaysLater } from './last-day.ts'
import { documentCreated } from './new-document.ts'
import { reviewLater, reviewOf } from './review.ts'

export function createDocument(
  space: Space,
  me: Member,
  ask: AskTo<'createDocument'>,
  { newId, language }: Context,
): Answer {
  if (me.atMost !== null && !allows(me.atMost, 'edit')) {
    return refuse('notAllowed', 'You may take part here, but not start documents. Ask an organiser.')
  }
  const outline = outlineOf(ask.kind, language)
  if (outline === null || outline.isCalled)
    return refuse('invalid', 'There is no such kind of document to make.', 'kind')
  const document = newId()
  let order: string | null = null
  const ids = new Map(outline.sections.map(({ key }) => [key, newId()]))
  const idOf = (key: string): string => {
    const id = ids.get(key)
    if (id === undefined) throw new RangeError(`${ask.kind} has no section ${key}`)
    return id
  }
  const sections = outline.sections.map((section): SpaceEvent => {
    order = orderBetween(order, null)
    const { opensAfter } = section
    const waitsFor = opensAfter === null ? null : { ...opensAfter, section: idOf(opensAfter.section) }
    const payload = {
      ...section,
      opensAfter: waitsFor,
      document,
      section: idOf(section.key),
      order,
      rights: [],
    }
    return { kind: 'sectionAdded', payload }
  })
  return {
    events: [
      documentCreated(space, me, {
        document,
        kind: ask.kind,
        title: ask.title,
        outline,
        owners: outline.personal ? [] : ['organiser'],
        everyone: 'edit',
      }),
      ...sections,
    ],
    made: document,
  }
}

export function renameDocument(space: Space, me: Member, ask: AskTo<'renameDocument'>): Answer {
  return editing(space, me, ask.document, ({ title }) =>
    title === ask.title
      ? []
      : [{ kind: 'documentRenamed', payload: { document: ask.document, title: ask.title } }],
  )
}

/** Where the day to look at it again is another one, that is told or asked for from now on. */
export function changeHeader(
  space: Space,
  me: Member,
  ask: AskTo<'changeHeader'>,
  { at, today }: Context,
): Answer {
  const { document: id, header } = ask
  const document = space.documents.get(id)
  const reviewed =
    document === undefined || document.header.reviewDue === header.reviewDue ? null : { ...document, header }
  // A day that has begun already is told at once, to all but whoever chose it.
  const told = reviewed === null ? [] : reviewOf(reviewed, today)
  const answer = editing(space, me, id, () => [
    { kind: 'headerChanged', payload: { document: id, header } },
    ...told,
  ])
  if ('refusal' in answer || reviewed === null || told.length > 0) return answer
  return { ...answer, effects: reviewLater(reviewed, space.timeZone, at) }
}

/** The one who asks names what they may read of it; the rest of the document has no part in that version. */
export function nameVersion(
  space: Space,
  me: Member,
  { document, name, sections }: AskTo<'nameVersion'>,
  { newId }: Context,
): Answer {
  const version = newId()
  const answer = editing(space, me, document, () => [
    {
      kind: 'versionNamed',
      payload: { document, version, name, by: me.person, sections: [...sections] },
    },
  ])
  return 'refusal' in answer ? answer : { ...answer, made: version }
}

export function putDocumentAway(space: Space, me: Member, ask: AskTo<'putDocumentAway'>): Answer {
  return owning(space, me, ask.document, ({ putAway }) =>
    putAway ? [] : [{ kind: 'documentPutAway', payload: { document: ask.document } }],
  )
}

/** Whether it is to be looked at again, and what was taken on there, was not asked while it was away. */
export function bringDocumentBack(
  space: Space,
  me: Member,
  ask: AskTo<'bringDocumentBack'>,
  { at }: Context,
): Answer {
  const answer = owning(space, me, ask.document, ({ putAway }) =>
    putAway ? [{ kind: 'documentBroughtBack', payload: { document: ask.document } }] : [],
  )
  const document = space.documents.get(ask.document)
  if ('refusal' in answer || document === undefined) return answer
  return {
    ...answer,
    effects: [
      ...reviewLater({ ...document, putAway: false }, space.timeZone, at),
      ...actionsLater(space, document.id, at),
      ...standingDaysLater(space, document.id, at),
    ],
  }
}

function editing(
  space: Space,
  me: Member,
  id: string,
  then: (document: SpaceDocument) => SpaceEvent[],
): Answer {
  const document = space.documents.get(id)
  if (document === undefined || !maySee(space, me.person, id)) return notFound()
  if (!allows(permissionOnDocument(space, me.person, id), 'edit')) {
    return refuse('notAllowed', 'You may read this document, but not change it.')
  }
  return { events: then(document) }
}

function owning(
  space: Space,
  me: Member,
  id: string,
  then: (document: SpaceDocument) => SpaceEvent[],
): Answer {
  const document = space.documents.get(id)
  if (document === undefined || !maySee(space, me.person, id)) return notFound()
  if (rightOnDocument(space, me.person, document) !== 'own') {
    return refuse('notAllowed', 'Only someone who owns this document can do this.')
  }
  return { events: then(document) }
}
