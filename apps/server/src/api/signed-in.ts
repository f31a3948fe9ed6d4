import { asHeader, Refusal } from '@alongside/protocol'
import { createMiddleware } from 'hono/factory'
import type { Auth, SignedIn } from '../auth/auth.ts'
import type { ApiContext, Env } from './env.ts'

/** Reads the session of a request, and keeps one that is in use from running out. */
export function withSession(auth: Auth) {
  return createMiddleware<Env>(async (c, next) => {
    const { signedIn, cookies } = await auth.refresh(c.req.raw.headers)
    const meant = c.req.header(asHeader)
    if (meant !== undefined && meant !== signedIn?.person) {
      throw new Refusal('signedOut', 'Someone else is signed in here now.')
    }
    c.set('signedIn', signedIn)
    await next()
    if (c.res.headers.getSetCookie().length > 0) return // signing in or out has the last word
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  })
}

/** Who asks; refuses those who are not signed in. */
export function whoAsks(c: ApiContext): SignedIn {
  const signedIn = c.get('signedIn')
  if (signedIn === null) throw new Refusal('signedOut', 'Sign in first.')
  return signedIn
}
