import { codeLeadsSchema, joinByCodeSchema } from '@alongside/protocol'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createJoinCodes } from '../../auth/join-codes.ts'
import { describes, takes } from '../answer.ts'
import { createHolding } from '../by-link.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import type { JoinCodeTries } from '../join-code-tries.ts'
import { createTokens } from '../token.ts'

/** How whoever heard or read a code comes to the link that it stands for. */
export function codeRoutes(deps: ApiDeps, tries: JoinCodeTries) {
  const codes = createJoinCodes(deps)
  const holding = createHolding(deps)
  const tokens = createTokens(deps.secret, 'links')

  return new Hono<Env>().post(
    '/code',
    describeRoute(describes('Find the link that a code stands for', codeLeadsSchema)),
    takes(joinByCodeSchema),
    async (c) => {
      const { code } = c.req.valid('json')
      const token = tokens.tokenOf(await tries(c, () => codes.linkWith(code)))
      // Only to whoever has the right code does a link that is over say so.
      await holding.open(token)
      return c.json({ path: `/l/${token}` })
    },
  )
}
