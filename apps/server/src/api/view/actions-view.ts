import type { ActionsAnswer } from '@alongside/protocol'
import { mayTellAction, placeOf, type Space, type StandingAction } from '@alongside/space'
import type { People } from '@alongside/storage'
import { newcomersAmong } from './meeting-view.ts'

/** Actions as somebody sees them who may read what they are about. */
export async function actionsView(
  people: Pick<People, 'byIds'>,
  space: Space,
  person: string,
  standing: readonly StandingAction[],
): Promise<ActionsAnswer> {
  const actions = standing.flatMap((one): ActionsAnswer['actions'] => {
    const { gathering, section, action } = one
    const document = space.documents.get(gathering.id)
    if (document === undefined) return []
    const { id, slug, title } = document
    const about = section === null ? null : placeOf(space, section)
    return [
      {
        action,
        agreedIn: space.meetings.has(id) ? 'meeting' : 'evaluation',
        document: { id, slug, title },
        section: about === null ? null : { id: about.section.id, title: about.section.title },
        mayTell: mayTellAction(space, person, one),
      },
    ]
  })
  const named = standing.flatMap(({ action: { owner, helper } }) => [owner, helper ?? []].flat())
  return { actions, newcomers: await newcomersAmong(people, space, named) }
}
