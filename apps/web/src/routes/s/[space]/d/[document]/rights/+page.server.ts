import { loadDocument } from '#lib/load-document.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  return {
    document: await loadDocument(fetch, space, params.document, url),
    done: url.searchParams.get('done'),
  }
}
