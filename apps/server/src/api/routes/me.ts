import { changeMeSchema, meSchema, sessionSchema, type Me, type Session } from '@alongside/protocol'
import { memberOf, openLinksOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { addressOf } from '../by-link.ts'
import { checkName } from '../check-name.ts'
import { whoAsks } from '../signed-in.ts'
import { spaceSummary } from '../view/space-view.ts'

/** Who is signed in, what they are called, and where they are signed in. */
export function meRoutes({ auth, people, spaces, demo }: ApiDeps) {
  return new Hono<Env>()
    .get('/me', describeRoute(describes('Who is signed in, and where they belong', meSchema)), async (c) => {
      const signedIn = c.get('signedIn')
      const [person] = signedIn === null ? [] : await people.byIds([signedIn.person])
      const found = person === undefined ? [] : await spaces.ofPerson(person.id)
      const here = found.flatMap((space) => {
        const me = memberOf(space, person?.id ?? '')
        return me === null ? [] : [{ space, me }]
      })
      const belongs = here.filter(({ me }) => me.guest === null).map(({ space }) => space)
      return c.json({
        person: person ?? null,
        spaces: belongs.map((space) => spaceSummary(space, person?.id ?? '')),
        guestIn: here.flatMap(({ space, me }) =>
          openLinksOf(space, me).flatMap((link) => {
            const document = space.documents.get(link.document)
            return document === undefined
              ? []
              : [{ address: addressOf({ space, document }), title: document.title }]
          }),
        ),
        isNew: !(await spaces.hasAny()),
        demo: (demo?.accounts ?? []).map(({ key, name, about }) => ({ key, name, about })),
      } satisfies Me)
    })

    .patch(
      '/me',
      describeRoute(describes('Change what I am called', null)),
      takes(changeMeSchema),
      async (c) => {
        const { person } = whoAsks(c)
        const { name } = c.req.valid('json')
        for (const space of await spaces.ofPerson(person)) {
          if (memberOf(space, person)?.guest) await checkName({ people }, space, name)
        }
        await people.rename(person, name)
        for (const space of await spaces.ofPerson(person)) {
          await spaces.run(space.id, { do: 'tellRenamed' }, { person })
        }
        return c.body(null, 204)
      },
    )

    .get(
      '/me/sessions',
      describeRoute(describes('Where I am signed in', z.array(sessionSchema))),
      async (c) => {
        const { person, session } = whoAsks(c)
        const sessions = await auth.sessionsOf(person)
        return c.json(sessions.map((one): Session => ({ ...one, current: one.id === session })))
      },
    )

    .delete('/me/sessions/:id', describeRoute(describes('Sign out somewhere else', null)), async (c) => {
      const { person } = whoAsks(c)
      if (!(await auth.endSession(person, c.req.param('id')))) nothingHere()
      return c.body(null, 204)
    })
}
