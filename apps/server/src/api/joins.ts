import { createMiddleware } from 'hono/factory'
import { createLimiter, type Allowance } from '../auth/limits.ts'
import { tooManyTries } from './answer.ts'
import { clientAddressHeader, type Env } from './env.ts'

/** Counts what guesses at a secret (an invitation's token, the set-up code) could be made of, by client. */
export function limitJoins(allowance: Allowance) {
  const limiter = createLimiter(allowance)
  return createMiddleware<Env>(async (c, next) => {
    const client = c.req.header(clientAddressHeader)
    if (client !== undefined && !(await limiter.take(client))) return tooManyTries()
    await next()
  })
}
