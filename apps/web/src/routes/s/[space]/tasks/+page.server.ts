import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends, untrack }) => {
  depends('alongside:waiting')
  const { space } = await parent()
  const here = untrack(() => new URL(url))
  const tasks = need(await api(fetch).tasks(space.id), here)
  return {
    open: tasks.filter(({ done, items }) => done === null && items.length > 0),
    over: tasks.filter(({ done }) => done !== null).toReversed(),
    done: url.searchParams.has('done'),
  }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const answer = await api(fetch).finishTask(params.space, textOf(await request.formData(), 'task'))
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${url.pathname}?done=yes`)
  },
}
