import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { seatFrom } from '#lib/forms/seat.ts'
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
    const added = await api(fetch).command(params.space, {
      do: 'addPerson',
      name: answer(values, 'name'),
      seat: seatFrom(values),
    })
    if (added.ok) redirect(303, `/s/${params.space}/people?done=added`)
    return { place: mendAt(steps, values, [errorOf(added.trouble, { name: m.invite_nameWrong })]) }
  },
}
