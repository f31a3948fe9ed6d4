import { capacitySchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { readerZone } from '#lib/reader-zone.ts'
import type { Actions, PageServerLoad } from './$types'
import { steps } from './steps.ts'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const me = need(await api(fetch).me(), url)
  if (me.person === null) redirect(303, '/sign-in?next=/start')
  if (!me.isNew) redirect(303, '/')
  return { place: begin(steps, { myName: [me.person.name] }) }
}

const words = { code: m.start_codeWrong, name: m.start_nameWrong, capacities: m.form_capacitiesWrong }

export const actions: Actions = {
  default: async ({ request, fetch, cookies }) => {
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }

    const { values } = walked
    const zone = readerZone(cookies)
    const server = api(fetch)
    const named = await server.renameMe(answer(values, 'myName'))
    if (!named.ok) return { place: mendAt(steps, values, [errorOf(named.trouble, {})]) }
    const made = await server.createSpace({
      name: answer(values, 'name'),
      code: answer(values, 'code'),
      ...(zone === null ? {} : { timeZone: zone }),
      capacities: z.array(capacitySchema).parse(values.capacities),
    })
    if (made.ok) redirect(303, `/s/${made.value.slug}`)
    const { trouble } = made
    if (trouble.kind === 'notAllowed') redirect(303, '/?taken') // someone else was here first
    const error =
      trouble.kind === 'wrongCode' ? { field: 'code', text: m.start_codeWrong() } : errorOf(trouble, words)
    return { place: mendAt(steps, values, [error]) }
  },
}
