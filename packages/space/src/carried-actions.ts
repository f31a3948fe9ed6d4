import { leadsEvaluation } from '@alongside/evaluation'
import { mayNote } from '@alongside/meeting'
import type { AgreedAction, Office } from '@alongside/protocol'
import { earlierThan, follows, gatheringsIn, type Gathering } from './following.ts'
import { maySee, permissionOn, permissionOnDocument } from './permission.ts'
import { memberOf, placeOf, type Space } from './space.ts'

/** An action with where it was agreed. */
export interface StandingAction {
  readonly gathering: Gathering
  /** The agenda item or criterion that it is about; null: the whole. */
  readonly section: string | null
  readonly action: AgreedAction
}

/**
 * What stands before a meeting or an evaluation from those that it follows on, however far back, as a person may read
 * it now: what is open, by the day until which it is to be done, and then what was done or dropped since the last of
 * them was over.
 */
export function carriedTo(space: Space, person: string, id: string): readonly StandingAction[] {
  const earlier = earlierThan(space, id)
  const lastOverAt = earlier.map(overAt).find((at) => at !== null) ?? 0
  const isNews = ({ status, toldAt }: AgreedAction) => status !== 'open' && (toldAt ?? 0) > lastOverAt
  const actions = earlier.flatMap((one) => actionsFor(space, person, one))
  return [
    ...actions.filter(({ action }) => action.status === 'open').toSorted(byDay),
    ...actions.filter(({ action }) => isNews(action)).toSorted(byDay),
  ]
}

/** All open actions that a person took on or helps with, wherever that was, by the day until which they are to be done. */
export function openActionsOf(space: Space, person: string): readonly StandingAction[] {
  return gatheringsIn(space)
    .flatMap((gathering) => actionsFor(space, person, gathering))
    .filter(({ action }) => action.status === 'open' && isTheirs(action, person))
    .toSorted(byDay)
}

/** Everything that was taken on in a meeting or an evaluation. */
export function actionsIn(gathering: Gathering): readonly StandingAction[] {
  return [...gathering.actions.values()].map((action) => ({
    gathering,
    section: 'item' in action ? action.item : action.criterion,
    action,
  }))
}

/** Says whether a person tells how an action stands: it is theirs, or they keep the record there or where it is asked after. */
export function mayTellAction(space: Space, person: string, { gathering, action }: StandingAction): boolean {
  return (
    isTheirs(action, person) ||
    keepsRecord(space, person, gathering) ||
    keepsRecordAfter(space, person, gathering.id)
  )
}

/** Says whether a person keeps the record of what follows on a gathering, where what was agreed there is asked after. */
export function keepsRecordAfter(space: Space, person: string, id: string): boolean {
  return gatheringsIn(space).some(
    (later) => follows(space, later.id, id) && keepsRecord(space, person, later),
  )
}

/** The offices in which a person tells how the actions of a meeting stand: whoever notes in one after it notes that down there. */
export function officesToTell(space: Space, person: string, meeting: string): readonly Office[] {
  const offices = memberOf(space, person)?.offices ?? []
  return keepsRecordAfter(space, person, meeting) ? [...offices, 'noteTaker'] : offices
}

/** Says whether an action can still be told of: neither where it was agreed nor what it is about was put away. */
export function isInPlace(space: Space, document: string, section: string | null): boolean {
  if (section === null) return space.documents.get(document)?.putAway === false
  const place = placeOf(space, section)
  return place !== null && !place.document.putAway && !place.section.putAway
}

/** Says whether a person may read of an action of a document: what it is about, or the document where that is the whole. */
export function mayReadAction(
  space: Space,
  person: string,
  document: string,
  section: string | null,
): boolean {
  return section === null ? maySee(space, person, document) : permissionOn(space, person, section) !== null
}

export function isTheirs({ owner, helper }: Pick<AgreedAction, 'owner' | 'helper'>, person: string): boolean {
  return owner === person || helper === person
}

/** Whoever notes in a meeting, and whoever leads an evaluation. */
function keepsRecord(space: Space, person: string, gathering: Gathering): boolean {
  const offices = memberOf(space, person)?.offices ?? []
  return 'roll' in gathering
    ? mayNote(gathering, { actor: person, offices })
    : leadsEvaluation({ offices, owns: permissionOnDocument(space, person, gathering.id) === 'own' })
}

function overAt(gathering: Gathering): number | null {
  return 'roll' in gathering ? gathering.endedAt : gathering.finishedAt
}

function actionsFor(space: Space, person: string, gathering: Gathering): readonly StandingAction[] {
  return actionsIn(gathering).filter(
    ({ section }) =>
      isInPlace(space, gathering.id, section) && mayReadAction(space, person, gathering.id, section),
  )
}

/** What has a day goes before what has none, and the earliest day first. */
function byDay({ action: one }: StandingAction, { action: other }: StandingAction): number {
  if (one.due === other.due) return one.agreedAt - other.agreedAt
  if (one.due === null) return 1
  if (other.due === null) return -1
  return one.due < other.due ? -1 : 1
}
