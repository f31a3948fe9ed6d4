import { api } from '#lib/api.ts'
import { loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const [shares, key] = await Promise.all([
    api(fetch)
      .shares(document.id)
      .then((answer) => need(answer, url)),
    api(fetch)
      .recordKey()
      .then((answer) => need(answer, url)),
  ])
  return { document, shares, key, isLarge: url.searchParams.get('large') === 'yes' }
}
