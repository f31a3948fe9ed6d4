import { capacitySchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { mayStartSpace } from '#lib/may-start-space.ts'
import { readerZone } from '#lib/reader-zone.ts'
import type { Actions, PageServerLoad } from './$types'
import { firstSteps, furtherSteps } from './steps.ts'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const me = need(await api(fetch).me(), url)
  if (me.person === null) redirect(303, '/sign-in?next=/start')
  if (me.isNew) return { isFirst: true, place: begin(firstSteps, { myName: [me.person.name] }) }
  if (!mayStartSpace(me)) redirect(303, '/')
  return { isFirst: false, place: begin(furtherSteps) }
}

const words = { code: m.start_codeWrong, name: m.start_nameWrong, capacities: m.form_capacitiesWrong }

export const actions: Actions = {
  default: async ({ request, fetch, cookies }) => {
    const form = await request.formData()
    // Who began with the code goes on with it, also where somebody else has made the first space meanwhile.
    const isFirst = form.has('code')
    const steps = isFirst ? firstSteps : furtherSteps
    const walked = walk(steps, form)
    if (walked.at === 'place') return { place: walked.place }

    const { values } = walked
    const zone = readerZone(cookies)
    const server = api(fetch)
    if (isFirst) {
      const named = await server.renameMe(answer(values, 'myName'))
      if (!named.ok) return { place: mendAt(steps, values, [errorOf(named.trouble, {})]) }
    }
    const made = await server.createSpace({
      name: answer(values, 'name'),
      ...(isFirst ? { code: answer(values, 'code') } : {}),
      ...(zone === null ? {} : { timeZone: zone }),
      capacities: z.array(capacitySchema).parse(values.capacities),
    })
    if (made.ok) redirect(303, `/s/${made.value.slug}`)
    const { trouble } = made
    if (trouble.kind === 'notAllowed' && isFirst) redirect(303, '/?taken') // someone else was here first
    const error =
      trouble.kind === 'wrongCode' ? { field: 'code', text: m.start_codeWrong() } : errorOf(trouble, words)
    return { place: mendAt(steps, values, [error]) }
  },
}
