import { actionsAnswerSchema } from '@alongside/protocol'
import { carriedTo, openActionsOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { describes } from '../answer.ts'
import { askedEvaluation } from '../asked-evaluation.ts'
import { askedMeeting } from '../asked-meeting.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { actionsView } from '../view/actions-view.ts'

/** What people have taken on in meetings and evaluations, as those see it who may read what it is about. */
export function actionRoutes(deps: ApiDeps) {
  const { people } = deps

  return new Hono<Env>()
    .get(
      '/spaces/:space/actions',
      describeRoute(
        describes('What I have taken on in meetings and evaluations, or help with', actionsAnswerSchema),
      ),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        return c.json(await actionsView(people, space, me.person, openActionsOf(space, me.person)))
      },
    )
    .get(
      '/meetings/:meeting/actions',
      describeRoute(describes('What stands before a meeting from those before it', actionsAnswerSchema)),
      async (c) => {
        const { person, space, meeting } = await askedMeeting(deps, c)
        return c.json(await actionsView(people, space, person, carriedTo(space, person, meeting.id)))
      },
    )
    .get(
      '/evaluations/:evaluation/actions',
      describeRoute(describes('What stands before an evaluation from those before it', actionsAnswerSchema)),
      async (c) => {
        const { person, space, evaluation } = await askedEvaluation(deps, c)
        return c.json(await actionsView(people, space, person, carriedTo(space, person, evaluation.id)))
      },
    )
}
