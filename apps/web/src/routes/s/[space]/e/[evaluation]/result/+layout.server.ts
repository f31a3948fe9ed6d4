import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { LayoutServerLoad } from './$types'

/** Apart from the result, which is loaded anew whenever it changes: all that a space holds is read for this. */
export const load: LayoutServerLoad = async ({ parent, fetch, url, untrack }) => {
  const { answer } = await untrack(() => parent())
  const { id, review } = answer.evaluation
  if (review === null) return { beside: null }
  const beside = await api(fetch).beside(id)
  return {
    beside: need(
      beside,
      untrack(() => new URL(url)),
    ),
  }
}
