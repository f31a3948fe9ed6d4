import { changeMeSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { fieldErrors, textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need, signInPath } from '#lib/load.ts'
import { mayStartSpace } from '#lib/may-start-space.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const server = api(fetch)
  const me = need(await server.me(), url)
  if (me.person === null) redirect(303, signInPath(url))
  const sessions = need(await server.sessions(), url)
  return {
    person: me.person,
    spaces: me.spaces,
    mayStart: mayStartSpace(me),
    sessions,
    done: url.searchParams.get('done'),
  }
}

export const actions: Actions = {
  name: async ({ request, fetch, url }) => {
    const values = { name: textOf(await request.formData(), 'name') }
    const words = { name: m.account_nameWrong }
    const asked = changeMeSchema.safeParse(values)
    if (!asked.success) return mend(values, fieldErrors(asked.error.issues, words, m.trouble_invalid))
    const answer = await api(fetch).renameMe(asked.data.name)
    // A guest may not be called like a member where they are a guest.
    if (!answer.ok && answer.trouble.kind === 'alreadyDone')
      return mend(values, [{ field: 'name', text: m.guest_nameTaken() }])
    if (!answer.ok) return refuse(values, answer, words)
    redirect(303, `${url.pathname}?done=name`)
  },

  end: async ({ request, fetch, url }) => {
    const session = textOf(await request.formData(), 'session')
    const answer = await api(fetch).endSession(session)
    if (!answer.ok) return refuse({ name: undefined }, answer)
    redirect(303, `${url.pathname}?done=session`)
  },
}
