import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { rowIn } from '#lib/history/row-in.ts'
import { documentId, loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const asked = url.searchParams.get('part')
  const section = document.sections.find(({ id }) => asked === null || id === asked) ?? null
  if (asked !== null && section === null) error(404, m.trouble_notFound(), { kind: 'notFound' })
  const [history, ofDocument] = await Promise.all([
    section &&
      api(fetch)
        .sectionHistory(section.id, rowIn(url, 'before'))
        .then((answer) => need(answer, url)),
    api(fetch)
      .documentHistory(document.id)
      .then((answer) => need(answer, url)),
  ])
  return {
    document,
    section,
    history,
    beginning: ofDocument.beginning,
    isLatest: !url.searchParams.has('before'),
    done: url.searchParams.get('done'),
  }
}

export const actions: Actions = {
  name: async ({ request, params, fetch, url }) => {
    const values = { name: textOf(await request.formData(), 'name').trim() }
    if (values.name === '') return mend(values, [{ field: 'name', text: m.history_nameWrong() }])
    const space = need(await api(fetch).space(params.space), url)
    const document = documentId(space, params.document)
    const answer = await api(fetch).command(params.space, { do: 'nameVersion', document, name: values.name })
    if (!answer.ok) return refuse(values, answer)
    const part = url.searchParams.get('part')
    redirect(303, `${url.pathname}?done=named${part === null ? '' : `&part=${part}`}`)
  },
}
