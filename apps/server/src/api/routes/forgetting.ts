import { forgetOfferSchema, forgetSchema, Refusal, type ForgetOffer } from '@alongside/protocol'
import { isKnownIn, mayKnowOf, memberOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Forgetting } from '../../forgetting/forget-person.ts'
import { needing } from '../../forgetting/forget-person.ts'
import { checkLabel } from '../../forgetting/label.ts'
import { forgetLater } from '../../jobs/kinds/forget-person.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import { asOrganiser } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'

/** How somebody is forgotten: they ask it themselves, or an organiser does for who has no account. */
export function forgettingRoutes(deps: ApiDeps) {
  const { spaces, people, auth, jobs, forgetPerson, now } = deps

  /** From here on it is finished also if the process ends on the way. */
  const begin = (forgetting: Forgetting) => jobs.add([forgetLater(forgetting, now())])

  async function finish(forgetting: Forgetting): Promise<void> {
    const refused = await forgetPerson(forgetting)
    if (refused !== null) throw Refusal.of(refused.refusal)
  }

  return new Hono<Env>()
    .get(
      '/me/forget',
      describeRoute(describes('What being forgotten would take', forgetOfferSchema)),
      async (c) => {
        const { person } = whoAsks(c)
        const [known] = await people.byIds([person])
        const found = await spaces.ofPerson(person)
        const seats = found.flatMap((space) => memberOf(space, person)?.seat.capacities ?? [])
        return c.json({
          name: known?.name ?? '',
          capacities: [...new Set(seats)],
          needing: needing(found, person).map(({ slug, name }) => ({ slug, name })),
        } satisfies ForgetOffer)
      },
    )

    .post(
      '/me/forget',
      describeRoute(describes('Have a label put in the place of my name, everywhere and for good', null)),
      takes(forgetSchema),
      async (c) => {
        const { person } = whoAsks(c)
        const { label } = c.req.valid('json')
        const found = await spaces.ofPerson(person)
        const [first] = needing(found, person)
        if (first !== undefined) {
          throw new Refusal(
            'lastOrganiser',
            `You are the last organiser of ${first.name}. Make somebody else an organiser first.`,
          )
        }
        await checkLabel(people, { person, label, spaces: found })
        const forgetting = { person, label, by: person }
        await begin(forgetting)
        // Only now: whoever is signed out cannot ask again.
        const cookies = await auth.signOut(c.req.raw.headers)
        await finish(forgetting)
        for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
        return c.body(null, 204)
      },
    )

    .post(
      '/spaces/:space/people/:person/forget',
      describeRoute(describes('Forget somebody without an account, who asked for it', null)),
      takes(forgetSchema),
      async (c) => {
        const { space, me } = await asOrganiser(deps, c)
        const { label } = c.req.valid('json')
        const person = c.req.param('person')
        const member = space.members.get(person)
        if (!isKnownIn(space, person) || (member !== undefined && !mayKnowOf(space, me.person, member)))
          return nothingHere()
        const [known] = await people.byIds([person])
        if (known === undefined || space.forgotten.has(person)) return nothingHere()
        if (known.email !== null || (member?.isNow ?? null) !== null) {
          throw new Refusal(
            'notAllowed',
            'They have an account, and ask it themselves on the page “My account”.',
          )
        }
        const elsewhere = (await spaces.ofPerson(person)).some(({ id }) => id !== space.id)
        if (elsewhere)
          throw new Refusal('notAllowed', 'They take part in another space too, and ask it themselves.')
        await checkLabel(people, { person, label, spaces: [space] })
        const forgetting = { person, label, by: me.person }
        await begin(forgetting)
        await finish(forgetting)
        return c.body(null, 204)
      },
    )
}
