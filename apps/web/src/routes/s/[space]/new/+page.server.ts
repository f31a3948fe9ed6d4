import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { steps } from './steps.ts'

export const load: PageServerLoad = () => ({ place: begin(steps) })

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const kind = answer(values, 'kind')
    const title = answer(values, 'title')
    const made = await api(fetch).createDocument(params.space, { kind, title })
    if (made.ok) redirect(303, `/s/${params.space}/d/${made.value.id}`)
    const words = { kind: m.newDocument_kindWrong, title: m.newDocument_titleWrong }
    return { place: mendAt(steps, values, [errorOf(made.trouble, words)]) }
  },
}
