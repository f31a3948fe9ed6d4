import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { roomLinkOf } from '#lib/meeting/room/room-link.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends, untrack }) => {
  // What changes in the space is folded or asked for by name: this is loaded anew only where that does not do.
  const { position, document, meeting, newcomers, checkWords } = await untrack(() => parent())
  depends(`alongside:meeting:${document.id}`)
  const here = untrack(() => new URL(url))
  const ask = api(fetch)
  const [limits, links, before, evaluations] = await Promise.all([
    ask.limits(),
    ask.links(document.id),
    ask.actionsBefore('meeting', document.id),
    ask.evaluations(document.space.id),
  ])
  return {
    answer: { position, document, meeting, newcomers, checkWords },
    limits: need(limits, here),
    // Refused to those who do not look after them, who come in all the same.
    link: links.ok ? roomLinkOf(links.value) : null,
    /** What is scored together in this meeting. */
    evaluations: evaluations.ok
      ? evaluations.value.evaluations.filter(({ heldIn }) => heldIn === document.id)
      : [],
    before: before.ok ? before.value : null,
    at: Date.now(),
  }
}
