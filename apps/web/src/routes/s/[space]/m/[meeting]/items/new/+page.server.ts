import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { answer, answersTo } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { onlyPreparers } from '#lib/meeting/before/asking.ts'
import {
  confidentialFrom,
  factsFrom,
  itemErrors,
  itemFields,
  newItem,
} from '#lib/meeting/before/item-form.ts'
import { meetingId } from '#lib/meeting/meeting-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, untrack }) => {
  onlyPreparers(await untrack(parent), params)
  return { values: newItem }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const values = answersTo(itemFields, await request.formData())
    const errors = itemErrors(values)
    if (errors.length > 0) return mend(values, errors)
    const ask = api(fetch)
    const space = need(await ask.space(params.space), url)
    const meeting = meetingId(space, params.meeting)
    // It comes last; the buttons of the agenda take it further up.
    const { document } = need(await ask.meeting(meeting), url)
    const after = document.sections.findLast(({ putAway }) => !putAway)?.id ?? null
    const made = await ask.command(space.id, {
      do: 'addItem',
      meeting,
      title: answer(values, 'title'),
      after,
      facts: factsFrom(values),
      confidential: confidentialFrom(values),
    })
    if (!made.ok) return refuse(values, made, { title: m.meeting_itemTitleWrong })
    redirect(303, `/s/${space.slug}/m/${params.meeting}?done=added#item-${made.value.made ?? ''}`)
  },
}
