import { createSpaceSchema, zoneSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { fieldErrors, textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { zonesWith } from '#lib/words/zones.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, url }) => {
  const { space } = await parent()
  if (!space.me.offices.includes('organiser')) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  return {
    zones: zonesWith(space.timeZone),
    saved: url.searchParams.has('saved'),
  }
}

const schema = z.object({ name: createSpaceSchema.shape.name, timeZone: zoneSchema })
const words = { name: m.start_nameWrong, timeZone: m.settings_timeZoneWrong }

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const values = { name: textOf(form, 'name'), timeZone: textOf(form, 'timeZone') }
    const asked = schema.safeParse(values)
    if (!asked.success) return mend(values, fieldErrors(asked.error.issues, words, m.trouble_invalid))
    const server = api(fetch)
    const space = need(await server.space(params.space), url)
    const renamed = await server.command(space.id, { do: 'renameSpace', name: asked.data.name })
    if (!renamed.ok) return refuse(values, renamed, words)
    const { timeZone } = asked.data
    const changed = await server.command(space.id, { do: 'changeTimeZone', timeZone })
    if (!changed.ok) return refuse(values, changed, words)
    redirect(303, `${url.pathname}?saved`)
  },
}
