import type { ActionsAnswer } from '@alongside/meeting'
import { mayTellAction, placeOf, type Space, type StandingAction } from '@alongside/space'
import type { People } from '@alongside/storage'
import { newcomersAmong } from './meeting-view.ts'

/** Actions as somebody sees them who may read the items in which they were agreed. */
export async function actionsView(
  people: Pick<People, 'byIds'>,
  space: Space,
  person: string,
  standing: readonly StandingAction[],
): Promise<ActionsAnswer> {
  const actions = standing.flatMap((one) => {
    const { meeting, action } = one
    const place = placeOf(space, action.item)
    if (place === null) return []
    const { id, slug, title } = place.document
    return [
      {
        meeting: { id, slug, title, startsAt: meeting.notice.startsAt },
        item: { id: action.item, title: place.section.title },
        action,
        mayTell: mayTellAction(space, person, one),
      },
    ]
  })
  const named = standing.flatMap(({ action: { owner, helper } }) => [owner, helper ?? []].flat())
  return { actions, newcomers: await newcomersAmong(people, space, named) }
}
