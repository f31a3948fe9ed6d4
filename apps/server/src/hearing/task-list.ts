import {
  holdsOffice,
  mayKnow,
  mayKnowOf,
  mayKnowOfNewcomer,
  memberOf,
  stillToTell,
  type Notice,
  type Space,
} from '@alongside/space'
import type { Task, Tasks } from '@alongside/storage'

/** A task with what of it is still to be said and may be known by whoever does it. */
export interface OpenTask {
  readonly task: Task
  readonly items: readonly Notice[]
}

/**
 * The tasks that a member sees: their own, and for organisers also those whose member has left, of people whom they may
 * know of. What is shown of them follows from what both may read now.
 */
export async function tasksFor(
  { tasks }: { readonly tasks: Pick<Tasks, 'of'> },
  space: Space,
  person: string,
): Promise<readonly OpenTask[]> {
  const all = await tasks.of(space.id)
  return all
    .filter(({ person: whom }) => {
      const member = memberOf(space, whom)
      return member === null ? mayKnowOfNewcomer(space, person, whom) : mayKnowOf(space, person, member)
    })
    .filter(
      ({ assignee }) =>
        assignee === person ||
        (memberOf(space, assignee) === null && holdsOffice(space, person, 'organiser')),
    )
    .map((task) => ({
      task,
      items: stillToTell(space, task.person, task.seqs).filter((notice) => mayKnow(space, person, notice)),
    }))
}
