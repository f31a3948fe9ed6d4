import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { daysAfter } from '#lib/days-after.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { seatFrom } from '#lib/forms/seat.ts'
import { answer, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { steps } from './steps.ts'

const usualDays = 30

export const load: PageServerLoad = async ({ parent }) => {
  const { space } = await parent()
  const lastDay = daysAfter(space.today, usualDays)
  return { place: begin(steps, { lastDay: [lastDay], uses: ['10'] }) }
}

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const made = await api(fetch).command(params.space, {
      do: 'inviteByLink',
      label: answer(values, 'label'),
      seat: seatFrom(values),
      lastDay: answer(values, 'lastDay'),
      uses: Number(answer(values, 'uses')),
    })
    if (made.ok) redirect(303, `/s/${params.space}/people/invitations?made=${made.value.made ?? ''}`)
    return { place: mendAt(steps, values, [errorOf(made.trouble, { lastDay: m.invite_lastDayPast })]) }
  },
}
