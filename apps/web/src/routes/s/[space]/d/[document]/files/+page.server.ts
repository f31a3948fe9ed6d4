import { idSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const [{ files }, limits] = await Promise.all([
    api(fetch)
      .files(document.id)
      .then((answer) => need(answer, url)),
    api(fetch)
      .limits()
      .then((answer) => need(answer, url)),
  ])
  return { document, files, limits, done: url.searchParams.get('done') }
}

export const actions: Actions = {
  remove: async ({ request, params, fetch, url }) => {
    const form = await request.formData()
    const section = idSchema.parse(form.get('section'))
    const file = idSchema.parse(form.get('file'))
    const answer = await api(fetch).command(params.space, { do: 'removeFile', section, file })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${url.pathname}?done=removed`)
  },
}
