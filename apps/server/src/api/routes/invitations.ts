import {
  acceptedSchema,
  acceptInvitationSchema,
  invitationOfferSchema,
  Refusal,
  type InvitationOffer,
} from '@alongside/protocol'
import { dayIn, invitationState, memberOf, type Invitation, type Space } from '@alongside/space'
import type { Person } from '@alongside/storage'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { limitJoins } from '../joins.ts'
import { whoAsks } from '../signed-in.ts'
import { createTokens } from '../token.ts'
import { namesIn } from '../view/names.ts'

/** What an invited person sees, and how they accept. */
export function invitationRoutes(deps: ApiDeps) {
  const { spaces, people } = deps
  const tokens = createTokens(deps.secret, 'invitations')

  async function invited(token: string): Promise<{ space: Space; invitation: Invitation }> {
    const id = tokens.idOf(token)
    const space = id === null ? null : await spaces.spaceOf('invitation', id)
    const invitation = space?.invitations.get(id ?? '')
    return space === null || invitation === undefined ? nothingHere() : { space, invitation }
  }

  async function personOf(id: string | undefined): Promise<Person | null> {
    const [person] = id === undefined ? [] : await people.byIds([id])
    return person ?? null
  }

  /** What someone who accepts is called without saying so: as ever, or as whoever invited that address wrote. */
  function calledBy(me: Person | null, { label, name }: Invitation): string | null {
    if (me === null) return null
    return me.name || (me.email === label ? name : null)
  }

  return new Hono<Env>()
    .use('/invitations/*', limitJoins(deps.limits.joinsPerClient))
    .get(
      '/invitations/:token',
      describeRoute(describes('What an invitation is to', invitationOfferSchema)),
      async (c) => {
        const { space, invitation } = await invited(c.req.param('token'))
        const { invitedBy, by, label, seat } = invitation
        const names = await namesIn(
          space,
          people,
          invitedBy === null ? [] : [invitedBy],
          languageOf(c.req.raw.headers),
        )
        const me = await personOf(c.get('signedIn')?.person)
        return c.json({
          space: space.name,
          capacities: seat.capacities,
          invitedBy: invitedBy === null ? null : names.of(invitedBy),
          state: invitationState(invitation, dayIn(space.timeZone, deps.now())),
          forAnother: by === 'mail' && me !== null && me.email !== label,
          called: calledBy(me, invitation),
        } satisfies InvitationOffer)
      },
    )

    .post(
      '/invitations/:token/accept',
      describeRoute(describes('Accept an invitation', acceptedSchema)),
      takes(acceptInvitationSchema),
      async (c) => {
        const { person } = whoAsks(c)
        const { space, invitation } = await invited(c.req.param('token'))
        const { name, inSpace } = c.req.valid('json')
        const me = await personOf(person)
        if (memberOf(space, person)?.guest !== null) {
          const ask = {
            do: 'acceptInvitation' as const,
            invitation: invitation.id,
            email: me?.email ?? null,
            inSpace,
          }
          // The name stands before anyone can hear of the new member.
          const called = name ?? calledBy(me, invitation)
          if (me?.name === '' && called !== null) await people.rename(person, called)
          const outcome = await spaces.run(space.id, ask, { person })
          if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
        }
        return c.json({ space: space.id, slug: space.slug })
      },
    )
}
