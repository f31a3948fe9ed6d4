import { capacitySchema, nameShownSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ done: url.searchParams.get('done') })

const shown = z.object({ inSpace: nameShownSchema, inPublic: nameShownSchema })

export const actions: Actions = {
  speak: async ({ request, fetch, params, url }) => {
    const capacity = capacitySchema.safeParse((await request.formData()).get('capacity'))
    if (!capacity.success) return mend({}, [{ field: 'capacity', text: m.form_capacityWrong() }])
    const answer = await api(fetch).command(params.space, { do: 'speakAs', capacity: capacity.data })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${url.pathname}?done=speak`)
  },

  show: async ({ request, fetch, params, url }) => {
    const how = shown.safeParse(Object.fromEntries(await request.formData()))
    if (!how.success) return mend({}, [{ field: 'inSpace', text: m.me_shownWrong() }])
    const answer = await api(fetch).command(params.space, { do: 'showMe', ...how.data })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${url.pathname}?done=show`)
  },
}
