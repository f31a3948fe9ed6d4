import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { localPath } from '#lib/local-path.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

/** Opening the link does nothing: programs that check mail open links too. Only the button signs in. */
export const load: PageServerLoad = ({ url }) => ({ ticket: url.searchParams.get('ticket') ?? '' })

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const ticket = textOf(await request.formData(), 'ticket')
    const answer = await api(fetch).signInByTicket(ticket)
    if (!answer.ok) {
      // Nobody typed a code here: what is wrong is the link.
      const isWrong = answer.trouble.kind === 'wrongCode' || answer.trouble.kind === 'ended'
      return isWrong
        ? mend({ ticket }, [{ field: '', text: m.signInLink_wrong() }])
        : refuse({ ticket }, answer)
    }
    redirect(303, localPath(answer.value.next))
  },
}
