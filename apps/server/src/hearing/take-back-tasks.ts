import type { Space } from '@alongside/space'
import type { NeedsList, Tasks } from '@alongside/storage'
import { tellingOf, type ReachingDeps } from './reaching.ts'

export interface TakingBackDeps extends ReachingDeps {
  readonly needs: Pick<NeedsList, 'find'>
  readonly tasks: Pick<Tasks, 'of' | 'forget'>
}

/**
 * To be called when a guest has said anew where they hear back: nobody is asked to write or call any more where that is
 * not how they are told now. They say so where they see all that there was to tell them.
 */
export async function takeBackTasks(deps: TakingBackDeps, space: Space, person: string): Promise<void> {
  const { channel } = await tellingOf(deps, space, person)
  const open = (await deps.tasks.of(space.id)).filter((task) => task.person === person && task.done === null)
  if (open.some(({ way }) => way !== channel.by)) await deps.tasks.forget(space.id, person)
}
