import { idSchema } from '@alongside/protocol'
import { membersOf, permissionOn, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Demo } from '../../demo/demo.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'

const signInSchema = z.object({ person: z.string() })
const personSchema = z.object({ key: z.string(), id: idSchema, name: z.string() })
const stateSchema = z.object({
  space: z.object({ id: idSchema, slug: z.string() }),
  documents: z.array(
    z.object({
      id: idSchema,
      slug: z.string(),
      kind: z.string(),
      title: z.string(),
      sections: z.array(z.object({ id: idSchema, title: z.string() })),
    }),
  ),
  people: z.array(personSchema),
})

/** Signing in as one of the demo's people, and its ids for tools. Only there where a demo was asked for. */
export function demoRoutes({ auth, spaces }: ApiDeps, demo: Demo) {
  return new Hono<Env>()
    .post(
      '/demo/sign-in',
      describeRoute(describes('Sign in as one of the people of the demo', personSchema)),
      takes(signInSchema),
      async (c) => {
        const { person: key } = c.req.valid('json')
        const account = demo.accounts.find((one) => one.key === key) ?? nothingHere()
        const { cookies } = await auth.signInAs(account.person, c.req.raw.headers)
        for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
        return c.json({ key, id: account.person, name: account.name })
      },
    )

    .get('/demo/state', describeRoute(describes('The ids of the demo', stateSchema)), async (c) => {
      const space = (await spaces.load(demo.space)) ?? nothingHere()
      const person = c.get('signedIn')?.person ?? null
      return c.json({
        space: { id: space.id, slug: space.slug },
        documents: [...space.documents.values()].flatMap(({ id, slug, kind, title, sections }) => {
          const seen = sections.filter((section) => isSeen(space, person, section.id))
          const ids = seen.map((section) => ({ id: section.id, title: section.title }))
          return ids.length === 0 ? [] : [{ id, slug, kind, title, sections: ids }]
        }),
        people: demo.accounts.map(({ key, person: id, name }) => ({ key, id, name })),
      })
    })
}

/** What a tool is told: with a session what that person may read, without one what every member may. */
function isSeen(space: Space, person: string | null, section: string): boolean {
  if (person !== null) return permissionOn(space, person, section) !== null
  return membersOf(space).every((member) => permissionOn(space, member.person, section) !== null)
}
