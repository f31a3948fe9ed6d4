import { capacitySchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { readerZone } from '#lib/reader-zone.ts'
import { momentInWords } from '#lib/words/time.ts'
import type { Actions, PageServerLoad } from './$types'
import { stepsFor } from './steps.ts'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const server = api(fetch)
  const found = await server.link(params.token)
  // A wrong link is a page of its own, with whom to ask: people cannot mend an address by hand.
  const offer = !found.ok && found.trouble.kind === 'notFound' ? null : need(found, url)
  const isOpen = offer?.state === 'open'
  const called = isOpen ? offer.called : null
  return {
    offer,
    called,
    reading: isOpen && offer.visitors ? need(await server.reading(params.token), url) : null,
    place: begin(stepsFor(called)),
  }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url, cookies }) => {
    const offer = need(await api(fetch).link(params.token), url)
    const called = offer.state === 'open' ? offer.called : null
    const steps = stepsFor(called)
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const joined = await api(fetch).joinByLink(params.token, {
      name: called ?? answer(values, 'name'),
      capacity: capacitySchema.parse(answer(values, 'capacity')),
    })
    if (joined.ok) redirect(303, `${joined.value.address}?welcome`)
    const { trouble } = joined
    // It ended meanwhile: the page itself says so, and whom to ask.
    if (trouble.kind === 'ended' || trouble.kind === 'notFound') redirect(303, url.pathname)
    if (trouble.kind === 'alreadyDone' && trouble.field === 'name') {
      const error =
        called === null
          ? { field: 'name', text: m.guest_nameTaken() }
          : { field: '', text: m.guest_calledTaken({ name: called }) }
      return { place: mendAt(steps, values, [error]) }
    }
    if (trouble.kind === 'tooMany' && trouble.until !== undefined) {
      const text = m.guest_manyCame({
        when: momentInWords(trouble.until, { space: null, reader: readerZone(cookies) }),
      })
      return { place: mendAt(steps, values, [{ field: '', text }]) }
    }
    return { place: mendAt(steps, values, [errorOf(trouble, { name: m.account_nameWrong })]) }
  },
}
