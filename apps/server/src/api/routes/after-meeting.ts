import { afterAnswerSchema, sayHeardSchema, sayLearnedSchema } from '@alongside/meeting'
import { Refusal } from '@alongside/protocol'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createLimiter } from '../../auth/limits.ts'
import type { PrivateQuestion } from '../../meeting/private-answers.ts'
import { describes, takes } from '../answer.ts'
import { askedMeeting } from '../asked-meeting.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'

/** As often as somebody could change their mind in a minute. */
const allowance = { times: 30, seconds: 60 }

/** How a meeting was, in private; what is said with one's name is asked of the meeting itself. */
export function afterMeetingRoutes(deps: ApiDeps) {
  const { privateAnswers } = deps
  const limiter = createLimiter(allowance)

  async function say(c: ApiContext, asked: PrivateQuestion, answer: string | null): Promise<Response> {
    const { person, ...at } = await askedMeeting(deps, c)
    if (!(await limiter.take(person)))
      throw new Refusal('tooMany', 'You changed this very often. Wait a minute.')
    if (at.document.putAway) throw new Refusal('ended', 'This meeting has been put away.')
    await privateAnswers.say(at, person, asked, answer)
    return c.body(null, 204)
  }

  return new Hono<Env>()
    .get(
      '/meetings/:meeting/after',
      describeRoute(describes('How a meeting was, and what I answered', afterAnswerSchema)),
      async (c) => {
        const { person, ...at } = await askedMeeting(deps, c)
        return c.json(await privateAnswers.view(at, person))
      },
    )
    .put(
      '/meetings/:meeting/after/heard',
      describeRoute(describes('Say whether I was heard, or take it back', null)),
      takes(sayHeardSchema),
      (c) => say(c, 'heard', c.req.valid('json').answer),
    )
    .put(
      '/meetings/:meeting/after/learned',
      describeRoute(describes('Say without my name what I learned, or take it back', null)),
      takes(sayLearnedSchema),
      (c) => say(c, 'learned', c.req.valid('json').words),
    )
}
