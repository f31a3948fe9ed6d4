import { api } from '#lib/api.ts'
import { documentId } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { roomLinkOf } from '#lib/meeting/room/room-link.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url, depends, untrack }) => {
  // What changes in the space is folded or asked for by name: this is loaded anew only where that does not do.
  const { space } = await untrack(() => parent())
  const id = documentId(space, params.meeting)
  depends(`alongside:meeting:${id}`)
  const here = untrack(() => new URL(url))
  const ask = api(fetch)
  const [answer, links] = await Promise.all([ask.meeting(id), ask.links(id)])
  return {
    answer: need(answer, here),
    link: links.ok ? roomLinkOf(links.value) : null,
    at: Date.now(),
  }
}
