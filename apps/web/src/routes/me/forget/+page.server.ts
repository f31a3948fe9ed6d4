import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { labelFor, readForgetting } from '#lib/forgetting/label.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const offer = need(await api(fetch).forgetOffer(), url)
  return { needing: offer.needing, fitting: labelFor(offer.capacities) }
}

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const { values, label, answer: wrong } = readForgetting(await request.formData())
    if (label === null) return wrong
    const answer = await api(fetch).forgetMe(label)
    if (answer.ok) redirect(303, '/forgotten')
    const { kind, field } = answer.trouble
    const trouble = { ...answer.trouble, field: field === 'name' || field === 'label' ? 'own' : field }
    // A member may be called so already, or it is their own name.
    if (kind === 'alreadyDone' || kind === 'invalid')
      return refuse(
        values,
        { ...answer, trouble: { ...trouble, kind: 'invalid' } },
        { own: m.forget_labelWrong },
      )
    return refuse(values, answer)
  },
}
