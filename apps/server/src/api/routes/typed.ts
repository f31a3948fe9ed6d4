import { typedAnswerSchema } from '@alongside/protocol'
import { permissionOn, selfOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { typedView } from '../view/typed-view.ts'

/** The words that others typed for one person in a section, for whoever is to say whether these are theirs. */
export function typedRoutes(deps: ApiDeps) {
  return new Hono<Env>().get(
    '/sections/:section/typed/:person',
    describeRoute(
      describes('The words that others typed for somebody, and what was said of them', typedAnswerSchema),
    ),
    async (c) => {
      const { person: me } = whoAsks(c)
      const { section, person } = c.req.param()
      const space = await deps.spaces.spaceOf('section', section)
      if (space === null || permissionOn(space, me, section) === null) return nothingHere()
      // What was typed for somebody as a guest stands under the guest.
      if (!space.members.has(person) || !space.members.has(selfOf(space, person))) return nothingHere()
      const language = languageOf(c.req.raw.headers)
      const view = await typedView(deps, space, { section, person, me, language })
      return view === null ? nothingHere() : c.json(view)
    },
  )
}
