import type { ActionsAnswer } from '@alongside/meeting'
import { mayTellAction, placeOf, type Space, type StandingAction } from '@alongside/space'
import type { People } from '@alongside/storage'

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
  return { actions, newcomers: await newcomersAmong(people, space, standing) }
}

/** Those who are nobody in the space: they were on the roll of a meeting by name alone. */
async function newcomersAmong(
  people: Pick<People, 'byIds'>,
  space: Space,
  standing: readonly StandingAction[],
): Promise<ActionsAnswer['newcomers']> {
  const named = standing.flatMap(({ action: { owner, helper } }) => [owner, helper ?? []].flat())
  const ids = [...new Set(named)].filter((person) => !space.members.has(person))
  if (ids.length === 0) return []
  return (await people.byIds(ids)).map(({ id, name }) => ({ person: id, name }))
}
