import { meetingAnswerSchema, meetingsAnswerSchema } from '@alongside/meeting'
import { maySee, memberOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { describes, nothingHere } from '../answer.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { notIn } from '../not-in.ts'
import { whoAsks } from '../signed-in.ts'
import { documentView } from '../view/document-view.ts'
import { meetingSummaries, meetingView, newcomersIn } from '../view/meeting-view.ts'

/** Meetings as those see them who may read their documents. */
export function meetingRoutes(deps: ApiDeps) {
  const { spaces, people, positions, meter } = deps
  return new Hono<Env>()
    .get(
      '/spaces/:space/meetings',
      describeRoute(describes('The meetings that I may see, by when they begin', meetingsAnswerSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        return c.json({ meetings: meetingSummaries(space, me.person) })
      },
    )

    .get(
      '/meetings/:meeting',
      describeRoute(describes('All that I may know of a meeting', meetingAnswerSchema)),
      async (c) => {
        const { person } = whoAsks(c)
        const id = c.req.param('meeting')
        const space = await spaces.spaceOf('document', id)
        const document = space?.documents.get(id)
        const meeting = space?.meetings.get(id)
        if (space === null || document === undefined || meeting === undefined) return nothingHere()
        if (memberOf(space, person) === null) return notIn(space, person, id)
        if (!maySee(space, person, id)) return nothingHere()
        return c.json({
          position: positions.seal(space.id, space.head),
          document: documentView(space, document, person, meter.permissionOn),
          meeting: meetingView(space, meeting, person),
          newcomers: await newcomersIn(space, meeting, people),
        })
      },
    )
}
