import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { seatFrom } from '#lib/forms/seat.ts'
import { answer, answerOrNull, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { steps } from './steps.ts'

export const load: PageServerLoad = () => ({ place: begin(steps) })

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const sent = await api(fetch).command(params.space, {
      do: 'inviteByMail',
      email: answer(values, 'email'),
      name: answerOrNull(values, 'name'),
      seat: seatFrom(values),
      words: answer(values, 'words'),
    })
    if (sent.ok) redirect(303, `/s/${params.space}/people?invited=${sent.value.made ?? ''}`)
    const known = sent.trouble.kind === 'alreadyDone'
    const error = known
      ? { field: 'email', text: m.invite_already() }
      : errorOf(sent.trouble, { email: m.invite_emailWrong })
    return { place: mendAt(steps, values, [error]) }
  },
}
