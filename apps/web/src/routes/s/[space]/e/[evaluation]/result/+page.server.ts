import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends, untrack }) => {
  // The page asks for it anew by name whenever the evaluation is another.
  const { answer } = await untrack(() => parent())
  const { id } = answer.evaluation
  depends(`alongside:result:${id}`)
  return { result: need(await api(fetch).result(id), url), isLarge: url.searchParams.has('large') }
}
