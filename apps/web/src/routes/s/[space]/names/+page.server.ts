import { settleNameSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  const done = url.searchParams.get('done')
  return {
    names: need(await api(fetch).namePlaces(space.id), url),
    done: done === 'replaced' || done === 'left' ? done : null,
  }
}

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await request.formData()
    const settled = settleNameSchema.safeParse({
      outcome: textOf(form, 'outcome'),
      label: textOf(form, 'label'),
    })
    if (!settled.success) error(400, troubleWords('invalid'))
    const id = textOf(form, 'space')
    const answer = await api(fetch).settleName(id, textOf(form, 'place'), settled.data)
    // What is not there any more was dealt with meanwhile.
    if (!answer.ok && answer.trouble.kind !== 'notFound') return refuse({}, answer)
    // It may be the address of this very space from which a name was taken out.
    const { slug } = need(await api(fetch).space(id), url)
    redirect(303, answer.ok ? `/s/${slug}/names?done=${settled.data.outcome}` : `/s/${slug}/names`)
  },
}
