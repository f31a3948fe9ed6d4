import { error } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { asRow, rowIn } from '#lib/history/row-in.ts'
import { loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const section = document.sections.find(({ id }) => id === params.section)
  const row = asRow(params.row)
  if (section === undefined || row === null) error(404, m.trouble_notFound(), { kind: 'notFound' })
  const [moment, history] = await Promise.all([
    api(fetch)
      .sectionMoment(section.id, row, rowIn(url, 'since'))
      .then((answer) => need(answer, url)),
    api(fetch)
      .sectionHistory(section.id, row + 1)
      .then((answer) => need(answer, url)),
  ])
  return { document, section, moment, history }
}
