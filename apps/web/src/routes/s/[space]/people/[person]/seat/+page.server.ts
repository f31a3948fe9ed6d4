import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { findMember } from '#lib/find-member.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answersOfSeat, seatFrom } from '#lib/forms/seat.ts'
import { begin, mendAt, walk } from '#lib/forms/wizard.ts'
import type { Actions, PageServerLoad } from './$types'
import { steps } from './steps.ts'

export const load: PageServerLoad = async ({ parent, params }) => {
  const { space } = await parent()
  const member = findMember(space, params.person)
  return { member, place: begin(steps, answersOfSeat(member)) }
}

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const answer = await api(fetch).command(params.space, {
      do: 'changeSeat',
      person: params.person,
      seat: seatFrom(walked.values),
    })
    if (answer.ok) redirect(303, `/s/${params.space}/people/${params.person}`)
    return { place: mendAt(steps, walked.values, [errorOf(answer.trouble, {})]) }
  },
}
