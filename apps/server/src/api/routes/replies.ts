import { replyPageSchema, type Evaluation, type ProviderReply, type ReplyPage } from '@alongside/evaluation'
import { Refusal, replyWordsSchema } from '@alongside/protocol'
import { dayIn, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { createLimiter } from '../../auth/limits.ts'
import { resultOutside } from '../../evaluation/result.ts'
import { describes, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { limitJoins } from '../joins.ts'
import { createTokens } from '../token.ts'

/** As often as somebody could put their words otherwise in a minute. */
const allowance = { times: 30, seconds: 60 }

const sayReplySchema = z.object({ words: replyWordsSchema })

interface Asked {
  readonly space: Space
  readonly evaluation: Evaluation
  readonly reply: ProviderReply
}

/**
 * What whoever replies for the provider gets by their link: the result, and their own words. They are nobody in the
 * space. Nothing is kept of the link itself, which is only ever worked out anew.
 */
export function replyRoutes(deps: ApiDeps) {
  const { spaces, now } = deps
  const tokens = createTokens(deps.secret, 'replies')
  const limiter = createLimiter(allowance)

  async function asked(token: string): Promise<Asked> {
    const id = tokens.idOf(token)
    const space = id === null ? null : await spaces.spaceOf('reply', id)
    if (id === null || space === null) {
      throw new Refusal(
        'notFound',
        'This link leads nowhere. Look whether it is whole, or ask whoever sent it to you.',
      )
    }
    for (const evaluation of space.evaluations.values()) {
      const { reply } = evaluation
      if (reply?.id !== id || space.documents.get(evaluation.id)?.putAway !== false) continue
      if (evaluation.phase === 'finished') return { space, evaluation, reply }
      throw new Refusal(
        'ended',
        `The panel is looking at its result once more. Come back later, or ask ${space.name}.`,
      )
    }
    throw new Refusal('ended', `This link is not in use any more. Ask ${space.name} for another one.`)
  }

  function page({ space, evaluation, reply }: Asked): ReplyPage {
    return {
      space: space.name,
      name: reply.name,
      due: reply.due,
      isOver: dayIn(space.timeZone, now()) > reply.due,
      words: reply.words,
      result: resultOutside(space, evaluation),
    }
  }

  return new Hono<Env>()
    .on(['GET', 'PUT'], '/replies/:token', limitJoins(deps.limits.joinsPerClient))

    .get(
      '/replies/:token',
      describeRoute(describes('The result, for whoever replies for the provider', replyPageSchema)),
      async (c) => c.json(page(await asked(c.req.param('token')))),
    )

    .put(
      '/replies/:token',
      describeRoute(describes('Reply for the provider, or put it otherwise', replyPageSchema)),
      takes(sayReplySchema),
      async (c) => {
        const token = c.req.param('token')
        const { space, evaluation, reply } = await asked(token)
        if (!(await limiter.take(reply.id))) {
          throw new Refusal('tooMany', 'You changed this very often. Wait a minute.')
        }
        const { words } = c.req.valid('json')
        const ask = { do: 'takeProviderReply', evaluation: evaluation.id, reply: reply.id, words } as const
        const outcome = await spaces.run(space.id, ask, { person: reply.id })
        if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
        return c.json(page(await asked(token)))
      },
    )
}
