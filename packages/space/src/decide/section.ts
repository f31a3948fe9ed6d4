import { isVoice, type Voice } from '@alongside/kinds'
import { allows, notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import { hasApprovedMinutes } from '../meeting.ts'
import { orderBetween } from '../order.ts'
import { maySee, permissionOn, permissionOnDocument, rightOnSection } from '../permission.ts'
import { placeOf, type Member, type Section, type Space, type SpaceDocument } from '../space.ts'
import { actionsLater } from './action.ts'
import type { Context } from './context.ts'

export function addSection(space: Space, me: Member, ask: AskTo<'addSection'>, { newId }: Context): Answer {
  const document = space.documents.get(ask.document)
  if (document === undefined || !maySee(space, me.person, document.id)) return notFound()
  if (!mayEdit(space, me, document)) return mayNotEdit()
  if (space.meetings.has(document.id)) {
    return refuse('invalid', 'This is a meeting. Put an item on its agenda instead.')
  }
  if (space.evaluations.has(document.id)) return criteriaInstead()
  const order = orderAfter(space, me, document.sections, ask.after)
  if (order === null) return notFound()
  const section = newId()
  return {
    events: [
      {
        kind: 'sectionAdded',
        payload: {
          document: document.id,
          section,
          key: null,
          title: ask.title,
          prompt: null,
          ownerOnly: false,
          needsVoice: null,
          opensAfter: null,
          order,
          rights: [],
        },
      },
    ],
    made: section,
  }
}

export function renameSection(space: Space, me: Member, ask: AskTo<'renameSection'>): Answer {
  const place = placeOf(space, ask.section)
  const held = permissionOn(space, me.person, ask.section)
  if (place === null || held === null) return notFound()
  if (hasApprovedMinutes(space, place.document.id)) return approvedAlready()
  if (space.evaluations.has(place.document.id)) return criteriaInstead()
  if (!allows(held, 'edit')) return mayNotEdit()
  if (place.section.title === ask.title) return { events: [] }
  return { events: [{ kind: 'sectionRenamed', payload: { section: ask.section, title: ask.title } }] }
}

/** The order of sections belongs to the document; which of them one may see decides only what one can name. */
export function moveSection(space: Space, me: Member, ask: AskTo<'moveSection'>): Answer {
  const place = placeOf(space, ask.section)
  if (place === null || permissionOn(space, me.person, ask.section) === null) return notFound()
  if (!mayEdit(space, me, place.document)) return mayNotEdit()
  if (hasApprovedMinutes(space, place.document.id)) return approvedAlready()
  if (space.evaluations.has(place.document.id)) return criteriaInstead()
  if (ask.after === ask.section) return { events: [] }
  const others = place.document.sections.filter(({ id }) => id !== ask.section)
  const order = orderAfter(space, me, others, ask.after)
  if (order === null) return notFound()
  return { events: [{ kind: 'sectionMoved', payload: { section: ask.section, order } }] }
}

export function putSectionAway(space: Space, me: Member, ask: AskTo<'putSectionAway'>): Answer {
  return owning(space, me, ask.section, ({ putAway }, document) => {
    if (putAway) return { events: [] }
    if (hasApprovedMinutes(space, document.id)) return approvedAlready()
    if (space.evaluations.has(document.id)) return criteriaInstead()
    return { events: [{ kind: 'sectionPutAway', payload: { section: ask.section } }] }
  })
}

/** Until when what was taken on there is to be done was not asked while it was away. */
export function bringSectionBack(
  space: Space,
  me: Member,
  ask: AskTo<'bringSectionBack'>,
  { at }: Context,
): Answer {
  return owning(space, me, ask.section, ({ putAway }, document) => {
    if (!putAway) return { events: [] }
    if (hasApprovedMinutes(space, document.id)) return approvedAlready()
    if (space.evaluations.has(document.id)) return criteriaInstead()
    return {
      events: [{ kind: 'sectionBroughtBack', payload: { section: ask.section } }],
      effects: actionsLater(space, document.id, at, ask.section),
    }
  })
}

export function closeSection(space: Space, me: Member, ask: AskTo<'closeSection'>): Answer {
  const { section, reason, heard } = ask
  return owning(space, me, section, ({ closed, needsVoice }) => {
    if (closed !== null) return { events: [] }
    if (needsVoice !== null && !heard.some((capacity) => isVoice(needsVoice, capacity))) {
      return refuse(
        'notAllowed',
        `This part needs words from ${missing[needsVoice]} before it can close.`,
        'voice',
      )
    }
    return { events: [{ kind: 'sectionClosed', payload: { section, reason } }] }
  })
}

export function reopenSection(space: Space, me: Member, { section }: AskTo<'reopenSection'>): Answer {
  return owning(space, me, section, ({ closed }) => ({
    events: closed === null ? [] : [{ kind: 'sectionReopened', payload: { section } }],
  }))
}

/** Nobody asks for this: the shell has counted what stands in the section that this one waits for. */
export function openSection(space: Space, { section, entries }: AskTo<'openSection'>): Answer {
  const waitsFor = placeOf(space, section)?.section.waitsFor ?? null
  if (waitsFor === null || entries < waitsFor.entries) return { events: [] }
  return { events: [{ kind: 'sectionOpened', payload: { section } }], byItself: true }
}

export function showTitle(space: Space, me: Member, { section, shown }: AskTo<'showTitle'>): Answer {
  return owning(space, me, section, ({ titleShown }) => ({
    events: titleShown === shown ? [] : [{ kind: 'titleShown', payload: { section, shown } }],
  }))
}

/** The voices in words, for whoever reads a log or has no catalogue. */
const missing: Readonly<Record<Voice, string>> = {
  usesServices: 'someone who uses services',
  unpaidCarer: 'an unpaid carer',
  layPartner: 'a lay partner',
  youngPerson: 'a young person',
  frontlineStaff: 'frontline staff',
  clinician: 'a clinician',
  commissioner: 'a commissioner',
  electedMember: 'an elected member',
  facilitator: 'a facilitator',
  observer: 'an observer',
  lay: 'someone who is not there for their work',
  livedExperience: 'someone with experience of services',
}

function owning(
  space: Space,
  me: Member,
  id: string,
  then: (section: Section, document: SpaceDocument) => Answer,
): Answer {
  const place = placeOf(space, id)
  const held = place === null ? null : rightOnSection(space, me.person, place.document, place.section)
  if (place === null || held === null) return notFound()
  if (held !== 'own') return refuse('notAllowed', 'Only someone who owns this section can do this.')
  return then(place.section, place.document)
}

/** The place after a section that the person may see (null: first); null if there is no such section. */
export function orderAfter(
  space: Space,
  me: Member,
  sections: readonly Section[],
  after: string | null,
): string | null {
  const index = after === null ? -1 : sections.findIndex(({ id }) => id === after)
  const before = sections[index]
  if (after !== null && (before === undefined || permissionOn(space, me.person, after) === null)) return null
  const low = before?.order ?? null
  const next = sections.slice(index + 1).find(({ order }) => low === null || order > low)
  return orderBetween(low, next?.order ?? null)
}

function mayEdit(space: Space, me: Member, document: SpaceDocument): boolean {
  return allows(permissionOnDocument(space, me.person, document.id), 'edit')
}

/** The parts of approved minutes stay as they are: their names, their order, and that they are there. */
function approvedAlready() {
  return refuse('ended', 'The minutes of this meeting are approved. Nothing in them is changed any more.')
}

/** The parts of an evaluation are its criteria, which stand once scoring has started. */
function criteriaInstead() {
  return refuse('invalid', 'This is an evaluation. Change its criteria instead.')
}

function mayNotEdit() {
  return refuse('notAllowed', 'You may read this document, but not change it.')
}
