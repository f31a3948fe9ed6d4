import type { Capacity } from '@alongside/protocol'
import type { Deed } from '@alongside/review'
import { selfOf, type Space } from '@alongside/space'
import type { Seer } from './seer.ts'

/** What people took on in the meetings and evaluations that somebody may see, and whether it was done. */
export function findPromises(space: Space, seer: Seer): readonly Deed[] {
  const isThere = (id: string) => space.documents.get(id)?.putAway === false && seer.maySee(id)
  const inMeetings = [...space.meetings.values()].flatMap(({ id, actions, roll }) =>
    isThere(id)
      ? [...actions.values()]
          .filter(({ item }) => seer.mayRead(item))
          .map((action) => ({
            action,
            capacity: roll.get(action.owner)?.capacity,
            source: { what: 'item' as const, meeting: id, item: action.item },
          }))
      : [],
  )
  const inEvaluations = [...space.evaluations.values()].flatMap(({ id, actions, panel }) =>
    isThere(id)
      ? [...actions.values()]
          .filter(({ criterion }) => criterion === null || seer.mayRead(criterion))
          .map((action) => ({
            action,
            capacity: panel.get(action.owner)?.capacity,
            source: { what: 'evaluation' as const, evaluation: id },
          }))
      : [],
  )
  return [...inMeetings, ...inEvaluations].map(
    ({ action: { owner, agreedAt, status }, capacity, source }) => ({
      person: selfOf(space, owner),
      capacity: capacity ?? capacityOf(space, owner),
      at: agreedAt,
      whole: 1,
      part: status === 'done' ? 1 : 0,
      source,
    }),
  )
}

/** In which capacity somebody speaks who was not there when it was agreed. */
function capacityOf(space: Space, person: string): Capacity {
  return space.members.get(selfOf(space, person))?.capacity ?? 'observer'
}
