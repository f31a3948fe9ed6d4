import { Refusal, registerAnswerSchema } from '@alongside/protocol'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { describes } from '../answer.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { registerView } from '../view/register-view.ts'

/** The register of interests of a space, for its members. */
export function registerRoutes(deps: ApiDeps) {
  return new Hono<Env>().get(
    '/spaces/:space/register',
    describeRoute(
      describes(
        'What members registered, declared in meetings, and know from their lives',
        registerAnswerSchema,
      ),
    ),
    async (c) => {
      const { space, me } = await asMember(deps, c)
      if (me.guest !== null) throw new Refusal('notAllowed', 'The register is for the members of this space.')
      return c.json(registerView(space, me))
    },
  )
}
