import { defaultHearing, unsubscribeSchema } from '@alongside/protocol'
import { memberOf, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { createUnsubscribing } from '../../hearing/unsubscribing.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type Env } from '../env.ts'

/** Ending the mails of a space by the link in one of them, signed in or not. What is essential is mailed all the same. */
export function unsubscribeRoutes(deps: ApiDeps) {
  const { spaces, hearing } = deps
  const unsubscribing = createUnsubscribing(deps.secret)

  async function whose(token: string): Promise<{ space: Space; person: string }> {
    const found = unsubscribing.open(token)
    const space = found === null ? null : await spaces.load(found.space)
    if (found === null || space === null || memberOf(space, found.person) === null) return nothingHere()
    return { space, person: found.person }
  }

  async function settle(token: string, mails: boolean): Promise<void> {
    const { space, person } = await whose(token)
    const settings = (await hearing.of(space.id, person)).settings ?? defaultHearing
    await hearing.settle(space.id, person, { ...settings, mails })
  }

  return (
    new Hono<Env>()
      .get(
        '/unsubscribe/:token',
        describeRoute(describes('What the link in a mail is about', unsubscribeSchema)),
        async (c) => {
          const { space, person } = await whose(c.req.param('token'))
          const { settings } = await hearing.of(space.id, person)
          return c.json({ space: space.name, mails: (settings ?? defaultHearing).mails })
        },
      )

      .put(
        '/unsubscribe/:token',
        describeRoute(describes('End the mails of a space, or have them again', null)),
        takes(z.object({ mails: z.boolean() })),
        async (c) => {
          await settle(c.req.param('token'), c.req.valid('json').mails)
          return c.body(null, 204)
        },
      )

      // The address that stands in the head of a mail (RFC 8058): programs post to it, people open it.
      .post(
        '/mail/unsubscribe/:token',
        describeRoute(describes('End the mails of a space, as a mail program does', null)),
        async (c) => {
          await settle(c.req.param('token'), false)
          return c.body(null, 204)
        },
      )
      .get('/mail/unsubscribe/:token', describeRoute(describes('Leads to the page that asks', null)), (c) =>
        c.redirect(`${siteOf(c, deps)}/unsubscribe/${c.req.param('token')}`, 303),
      )
  )
}
