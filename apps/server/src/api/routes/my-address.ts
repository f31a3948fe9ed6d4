import { askToSignInSchema, Refusal, signInByCodeSchema } from '@alongside/protocol'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Claimed } from '../../auth/claim-address.ts'
import { claimLetter } from '../../mail/letter.ts'
import { MailError, patienceMs } from '../../mail/mailer.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, takes } from '../answer.ts'
import type { CodeLimits } from '../code-limits.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type ApiContext, type Env } from '../env.ts'
import { signInTo } from '../sign-in-to.ts'
import { whoAsks } from '../signed-in.ts'

const minutes = 10

/** How somebody without an account, a guest, gets one and keeps everything that is theirs. */
export function myAddressRoutes(deps: ApiDeps, codeLimits: CodeLimits) {
  const { auth, people, spaces, mailer, warn } = deps

  /** The person who asks, if they have no account yet. */
  async function withoutAccount(c: ApiContext): Promise<string> {
    const { person } = whoAsks(c)
    const [found] = await people.byIds([person])
    if (found?.email === null) return person
    throw new Refusal('alreadyDone', 'You have an account already.')
  }

  /** The person is whoever has the account from now on, in all spaces in which they are a guest. */
  async function unite(c: ApiContext, guest: string, email: string): Promise<void> {
    const account = await people.byEmail(email)
    if (account === null)
      throw new Refusal('ended', 'This address changed hands. Ask for a new code.', 'code')
    for (const space of await spaces.ofPerson(guest)) {
      const outcome = await spaces.run(space.id, { do: 'uniteGuest', guest }, { person: account.id })
      if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
    }
    await signInTo(auth, c, account.id)
  }

  return new Hono<Env>()
    .post(
      '/me/address',
      describeRoute(describes('Have a code mailed with which I join an account and keep what is mine', null)),
      takes(askToSignInSchema),
      async (c) => {
        const person = await withoutAccount(c)
        const { email, next = '/' } = c.req.valid('json')
        await codeLimits.ask(c, email)
        const code = await auth.makeClaim(person, email)
        const language = languageOf(c.req.raw.headers)
        const link = siteOf(c, deps) + next
        try {
          await mailer.send(claimLetter({ to: email, language, code, link, minutes }), {
            withinMs: patienceMs,
          })
        } catch (error) {
          if (!(error instanceof MailError)) throw error
          warn('mail.failed', { what: 'address', cause: String(error.cause) })
          throw new Refusal('notSent', 'The mail could not be sent. Try again in a little while.')
        }
        return c.body(null, 204)
      },
    )

    .post(
      '/me/address/code',
      describeRoute(describes('Join an account with the code that was mailed', null)),
      takes(signInByCodeSchema),
      async (c) => {
        const person = await withoutAccount(c)
        const { email, code } = c.req.valid('json')
        await codeLimits.try(c, email)
        const claimed = await auth.claim(person, email, code)
        if (claimed === 'taken') await unite(c, person, email)
        else if (claimed !== 'claimed') throw refusalOf(claimed)
        return c.body(null, 204)
      },
    )
}

function refusalOf(claimed: Exclude<Claimed, 'claimed' | 'taken'>): Refusal {
  switch (claimed) {
    case 'wrong':
      return new Refusal('wrongCode', 'This is not the code that was sent last.', 'code')
    case 'tooOld':
      return new Refusal('ended', 'This code is too old. Ask for a new one.', 'code')
    case 'tooMany':
      return new Refusal('tooManyTries', 'Too many wrong codes. Ask for a new one.', 'code')
  }
}
