import { idSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch }) => {
  const { space } = await parent()
  // A guest has no home in a space: they belong to one document.
  const [document] = space.documents
  if (space.me.guest && document) redirect(303, `/s/${space.slug}/d/${document.slug}`)
  const handed = await api(fetch).handed(space.id)
  /** Null where it could not be read just now: the rest of the page stands. */
  return { handed: handed.ok ? handed.value : null }
}

export const actions: Actions = {
  /** Puts aside words that were handed to the person. */
  aside: async ({ request, fetch, params, url }) => {
    const handed = idSchema.safeParse((await request.formData()).get('handed'))
    if (!handed.success) error(400, troubleWords('invalid'))
    const space = need(await api(fetch).space(params.space), url)
    const command = { do: 'settleWords', handed: handed.data, outcome: 'putAside' } as const
    const answer = await api(fetch).command(space.id, command)
    if (!answer.ok) error(answer.status || 503, troubleWords(answer.trouble.kind))
    redirect(303, `/s/${space.slug}`)
  },
}
