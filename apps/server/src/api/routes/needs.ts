import { needsSchema, needsViewSchema, type NeedsView } from '@alongside/protocol'
import { memberOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createNeedsBook } from '../../hearing/needs-book.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { namesIn } from '../view/names.ts'

const path = '/spaces/:space/people/:person/needs'

/** How someone wants to be reached and helped: their own to share, to change and to delete. */
export function needsRoutes(deps: ApiDeps) {
  const book = createNeedsBook({ ...deps, onJobs: deps.wakeWork })

  return new Hono<Env>()
    .get(
      path,
      describeRoute(describes('What I may read of a person’s needs', needsViewSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const person = c.req.param('person')
        if (memberOf(space, person) === null) return nothingHere()
        const { kept, mayEnter } = await book.read(space, me.person, person)
        const names = await namesIn(
          space,
          deps.people,
          kept === null ? [] : [kept.enteredBy],
          languageOf(c.req.raw.headers),
        )
        // Where they are reached is for whoever writes it down; those who write or call read it with the task.
        return c.json({
          needs: kept === null ? null : { ...kept.needs, reach: mayEnter ? kept.needs.reach : '' },
          enteredBy: kept === null ? null : { id: kept.enteredBy, name: names.of(kept.enteredBy) },
          enteredAt: kept?.enteredAt ?? null,
          confirmed: kept?.confirmed ?? false,
          mayEnter,
        } satisfies NeedsView)
      },
    )

    .put(
      path,
      describeRoute(describes('Write down what a person needs', null)),
      takes(needsSchema),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        await book.enter(space, me.person, c.req.param('person'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )

    .post(
      '/spaces/:space/needs/confirm',
      describeRoute(describes('Say that what another wrote down of my needs is right', null)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        await book.confirm(space, me.person)
        return c.body(null, 204)
      },
    )

    .delete(path, describeRoute(describes('Delete a person’s needs at once', null)), async (c) => {
      const { space, me } = await asMember(deps, c)
      await book.remove(space, me.person, c.req.param('person'))
      return c.body(null, 204)
    })
}
