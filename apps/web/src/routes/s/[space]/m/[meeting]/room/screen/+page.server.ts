import { api } from '#lib/api.ts'
import { roomLinkOf } from '#lib/meeting/room/room-link.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, depends, untrack }) => {
  // What changes in the space is folded or asked for by name: this is loaded anew only where that does not do.
  const { position, document, meeting, newcomers, checkWords } = await untrack(() => parent())
  depends(`alongside:meeting:${document.id}`)
  const links = await api(fetch).links(document.id)
  return {
    answer: { position, document, meeting, newcomers, checkWords },
    link: links.ok ? roomLinkOf(links.value) : null,
    at: Date.now(),
  }
}
