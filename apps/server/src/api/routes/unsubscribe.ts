import { defaultHearing, unsubscribeSchema, type Unsubscribe } from '@alongside/protocol'
import type { Space } from '@alongside/space'
import type { KeptContact } from '@alongside/storage'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { createUnsubscribing, type Subscription } from '../../hearing/unsubscribing.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type Env } from '../env.ts'

/** Ending the mails of a space by the link in one of them, signed in or not. What is essential is mailed all the same. */
export function unsubscribeRoutes(deps: ApiDeps) {
  const { spaces, hearing, contacts } = deps
  const unsubscribing = createUnsubscribing(deps.secret)

  async function whose(token: string): Promise<Subscription & { readonly of: Space }> {
    const found = unsubscribing.open(token)
    const space = found === null ? null : await spaces.load(found.space)
    const member = space?.members.get(found?.person ?? '')
    // A guest whose link is paused may end mails that would come again later.
    if (found === null || space === null || member === undefined || member.leftAt !== null)
      return nothingHere()
    return { ...found, of: space }
  }

  /** The address that a guest left and to which the mail went, if it is still kept. */
  async function leftTo({ space, person, left }: Subscription): Promise<KeptContact | null> {
    const kept = (await contacts.of(space, [person])).get(person)
    return left !== undefined && kept?.email === left ? kept : null
  }

  async function settle(token: string, mails: boolean): Promise<void> {
    const { space, person } = await whose(token)
    const settings = (await hearing.of(space, person)).settings ?? defaultHearing
    await hearing.settle(space, person, { ...settings, mails })
  }

  return (
    new Hono<Env>()
      .get(
        '/unsubscribe/:token',
        describeRoute(describes('What the link in a mail is about', unsubscribeSchema)),
        async (c) => {
          const subscription = await whose(c.req.param('token'))
          const { settings } = await hearing.of(subscription.space, subscription.person)
          return c.json({
            space: subscription.of.name,
            mails: (settings ?? defaultHearing).mails,
            left: (await leftTo(subscription)) !== null,
          } satisfies Unsubscribe)
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

      .delete(
        '/unsubscribe/:token',
        describeRoute(
          describes('Have the address forgotten that a guest left, by whoever reads its mails', null),
        ),
        async (c) => {
          const subscription = await whose(c.req.param('token'))
          const kept = await leftTo(subscription)
          const { space, person } = subscription
          if (kept !== null) await contacts.keep(space, person, { ...kept, email: '' })
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
