import type { Channel } from '@alongside/protocol'
import { whoTells, type Notice, type Space } from '@alongside/space'
import type { Task, Tasks } from '@alongside/storage'

/**
 * Gives what someone is to hear to whoever writes or calls, as tasks: added to one that is open, or as a new one.
 * Answers the tasks that hold it, the same ones however often it is done.
 */
export async function assign(
  deps: { readonly tasks: Tasks; readonly newId: () => string; readonly now: () => number },
  space: Space,
  person: string,
  notices: readonly Notice[],
  channel: Channel,
): Promise<readonly Pick<Task, 'id' | 'assignee'>[]> {
  if (channel.by !== 'letter' && channel.by !== 'call') return []
  const open = (await deps.tasks.of(space.id)).filter((task) => task.person === person && task.done === null)
  const tellers = Map.groupBy(notices, (notice) => whoTells(space, person, notice, channel.from))
  const given: Pick<Task, 'id' | 'assignee'>[] = []
  for (const [assignee, theirs] of tellers) {
    if (assignee === null) continue
    const known = open.find((task) => task.assignee === assignee && task.way === channel.by)
    const seqs = [...new Set([...(known?.seqs ?? []), ...theirs.map(({ seq }) => seq)])].toSorted(
      (a, b) => a - b,
    )
    const fresh = { id: deps.newId(), space: space.id, person, assignee, way: channel.by, madeAt: deps.now() }
    await deps.tasks.put({ ...(known ?? fresh), seqs })
    given.push({ id: (known ?? fresh).id, assignee })
  }
  return given
}
