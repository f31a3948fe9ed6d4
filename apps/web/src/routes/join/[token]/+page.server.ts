import { nameShownSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { stepsFor } from './steps.ts'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const server = api(fetch)
  const [offer, me] = await Promise.all([server.invitation(params.token), server.me()])
  const { person, guestIn } = need(me, url)
  // A wrong link is a page of its own, with whom to ask: people cannot mend an address by hand.
  const found = !offer.ok && offer.trouble.kind === 'notFound' ? null : need(offer, url)
  return {
    offer: found,
    person,
    /** Where a guest finds how to keep what they wrote; only then they can become a member. */
    guestAt: person !== null && person.email === null ? (guestIn[0]?.address ?? null) : null,
    place: begin(stepsFor(found?.called ?? null), { inSpace: ['fullName'] }),
    signIn: `/sign-in?${new URLSearchParams({ next: url.pathname })}`,
  }
}

/** Whoever joins is offered to say what they need, unless they have, as a guest who becomes a member. */
async function afterJoining(
  server: ReturnType<typeof api>,
  { space, slug }: { space: string; slug: string },
): Promise<string> {
  const me = await server.me()
  const person = me.ok ? (me.value.person?.id ?? '') : ''
  const written = await server.needs(space, person)
  return written.ok && written.value.confirmed ? `/s/${slug}` : `/s/${slug}/me/needs?joined=yes`
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const { called } = need(await api(fetch).invitation(params.token), url)
    const steps = stepsFor(called)
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const joined = await api(fetch).acceptInvitation(params.token, {
      ...(called === null ? { name: answer(values, 'name') } : {}),
      inSpace: nameShownSchema.parse(answer(values, 'inSpace')),
    })
    if (joined.ok) redirect(303, await afterJoining(api(fetch), joined.value))
    return { place: mendAt(steps, values, [errorOf(joined.trouble, { name: m.account_nameWrong })]) }
  },
}
