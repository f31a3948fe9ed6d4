import { api } from '#lib/api.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ fetch, data, depends }) => {
  depends('alongside:waiting')
  // A guest is told under their link; nothing waits for them here.
  if (data.space.me.guest) return { ...data, waiting: null }
  const waiting = await api(fetch, data.space.me.person).waiting(data.space.id)
  return {
    ...data,
    /** How much waits for the person; null where that could not be asked. */
    waiting: waiting.ok ? waiting.value : null,
  }
}
