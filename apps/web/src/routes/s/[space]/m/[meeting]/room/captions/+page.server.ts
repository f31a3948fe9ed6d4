import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, depends, untrack }) => {
  // What changes in the space is folded or asked for by name: this is loaded anew only where that does not do.
  const { position, document, meeting, newcomers, checkWords } = await untrack(() => parent())
  depends(`alongside:meeting:${document.id}`)
  return { answer: { position, document, meeting, newcomers, checkWords }, at: Date.now() }
}
