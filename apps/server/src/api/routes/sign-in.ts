import {
  askToSignInSchema,
  Refusal,
  signedInSchema,
  signInByCodeSchema,
  signInByTicketSchema,
} from '@alongside/protocol'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { createSealer } from '../../auth/seal.ts'
import { openTicket, sealTicket } from '../../auth/ticket.ts'
import { signInLetter } from '../../mail/letter.ts'
import { MailError, patienceMs } from '../../mail/mailer.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, refused, takes } from '../answer.ts'
import type { CodeLimits } from '../code-limits.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type ApiContext, type Env } from '../env.ts'

const minutes = 10

/** Signing in by a code or by the link that carries it, and signing out. */
export function signInRoutes(deps: ApiDeps, codeLimits: CodeLimits) {
  const { auth, mailer, secret, warn } = deps
  const tickets = createSealer(secret, 'sign-in tickets')

  async function enter(c: ApiContext, email: string, code: string, next: string | null): Promise<Response> {
    await codeLimits.try(c, email)
    const signedIn = await auth.signIn(email, code, c.req.raw.headers)
    if ('refusal' in signedIn) return refused(c, signedIn.refusal)
    for (const cookie of signedIn.cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ next })
  }

  return new Hono<Env>()
    .post(
      '/sign-in',
      describeRoute(describes('Have a code and a link mailed; known and unknown addresses are one', null)),
      takes(askToSignInSchema),
      async (c) => {
        const { email, next = null } = c.req.valid('json')
        await codeLimits.ask(c, email)
        const code = await auth.makeCode(email)
        const ticket = sealTicket(tickets, { email, code, next })
        const link = `${siteOf(c, deps)}/sign-in/link?ticket=${ticket}`
        const language = languageOf(c.req.raw.headers)
        try {
          await mailer.send(signInLetter({ to: email, language, code, link, minutes }), {
            withinMs: patienceMs,
          })
        } catch (error) {
          if (!(error instanceof MailError)) throw error
          warn('mail.failed', { what: 'sign-in', cause: String(error.cause) })
          return refused(c, {
            kind: 'notSent',
            words: 'The mail could not be sent. Try again in a little while.',
          })
        }
        return c.body(null, 204)
      },
    )

    .post(
      '/sign-in/code',
      describeRoute(describes('Sign in with the code that was mailed', signedInSchema)),
      takes(signInByCodeSchema),
      (c) => {
        const { email, code } = c.req.valid('json')
        return enter(c, email, code, null)
      },
    )

    .post(
      '/sign-in/ticket',
      describeRoute(describes('Sign in with what the link in the mail carries', signedInSchema)),
      takes(signInByTicketSchema),
      (c) => {
        const ticket = openTicket(tickets, c.req.valid('json').ticket)
        if (ticket === null) throw new Refusal('wrongCode', 'This link is not complete. Copy all of it.')
        return enter(c, ticket.email, ticket.code, ticket.next)
      },
    )

    .post('/sign-out', describeRoute(describes('Sign out here', null)), async (c) => {
      for (const cookie of await auth.signOut(c.req.raw.headers))
        c.header('set-cookie', cookie, { append: true })
      return c.body(null, 204)
    })
}
