import { taskViewsSchema, type TaskView } from '@alongside/protocol'
import { meetingOfNewcomer, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createNoticeIds } from '../../hearing/notice-ids.ts'
import { reachOf } from '../../hearing/reaching.ts'
import { longSince } from '../../hearing/reminding.ts'
import { tasksFor, type OpenTask } from '../../hearing/task-list.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere } from '../answer.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { namesIn, type Names } from '../view/names.ts'
import { noticeView, peopleInNotices } from '../view/notice-view.ts'

/** What a member is asked to pass on to others by letter or call. */
export function taskRoutes(deps: ApiDeps) {
  const { people, needs, tasks, hearing, now } = deps
  const ids = createNoticeIds(deps.secret)

  async function taskView(
    space: Space,
    me: string,
    { task, items }: OpenTask,
    names: Names,
  ): Promise<TaskView> {
    const written = (await needs.find(space.id, task.person))?.needs
    const left = await reachOf(deps, space, task.person)
    const who = (id: string) => ({ id, name: names.of(id) })
    const idOf = ids.idFor(space, me)
    const since = longSince(deps.remindAfterMs, now())
    // Whoever is on a roll by name alone sees nothing by themselves.
    const reader = meetingOfNewcomer(space, task.person) === null ? task.person : me
    const asItem = (notice: OpenTask['items'][number]) => ({ notice, waits: true, asks: false })
    return {
      id: task.id,
      person: who(task.person),
      way: task.way,
      madeAt: task.madeAt,
      waitsLong: task.done === null && task.madeAt <= since,
      reach: written?.reach || (task.way === 'call' ? left.phone : left.post),
      times: written?.times ?? '',
      language: written?.language ?? '',
      items: items.map((notice) =>
        noticeView(space, reader, asItem(notice), { names, idOf, longSince: since, throughThe: me }),
      ),
      done: task.done === null ? null : { by: who(task.done.by), at: task.done.at },
    }
  }

  return new Hono<Env>()
    .get(
      '/spaces/:space/tasks',
      describeRoute(describes('What I am asked to pass on to others', taskViewsSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const all = await tasksFor(deps, space, me.person)
        const ofAll = all.flatMap(({ task, items }) => [
          task.person,
          task.done?.by ?? task.person,
          ...peopleInNotices(space, items),
        ])
        const names = await namesIn(space, people, ofAll, languageOf(c.req.raw.headers))
        return c.json(await Promise.all(all.map((one) => taskView(space, me.person, one, names))))
      },
    )

    .post(
      '/spaces/:space/tasks/:task/done',
      describeRoute(describes('Say that I have passed it on', null)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const found = (await tasksFor(deps, space, me.person)).find(
          ({ task }) => task.id === c.req.param('task'),
        )
        if (found === undefined) return nothingHere()
        const { task, items } = found
        if (await tasks.finish(space.id, task.id, me.person, now())) {
          // Whoever was told has heard.
          await hearing.read(
            space.id,
            task.person,
            items.map(({ seq }) => seq),
          )
        }
        return c.body(null, 204)
      },
    )
}
