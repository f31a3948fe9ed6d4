import type { Command } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { answer, answersTo } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { onlyPreparers } from '#lib/meeting/before/asking.ts'
import {
  answersOfItem,
  confidentialFrom,
  factsFrom,
  itemErrors,
  itemFields,
  peopleOf,
} from '#lib/meeting/before/item-form.ts'
import { meetingId } from '#lib/meeting/meeting-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, untrack }) => {
  const { meeting, document, may, isOver } = await untrack(parent)
  onlyPreparers({ may, isOver }, params)
  const item = meeting.items.find(({ id }) => id === params.item)
  const section = document.sections.find(({ id }) => id === params.item)
  if (item === undefined || section === undefined || section.putAway) {
    error(404, m.trouble_notFound(), { kind: 'notFound' })
  }
  return { section, values: answersOfItem(item, section) }
}

export const actions: Actions = {
  /** What was changed is asked for, each by itself; what another changes meanwhile stays. */
  change: async ({ request, fetch, params, url }) => {
    const values = answersTo(itemFields, await request.formData())
    const errors = itemErrors(values)
    if (errors.length > 0) return mend(values, errors)
    const ask = api(fetch)
    const space = need(await ask.space(params.space), url)
    const { meeting, document } = need(await ask.meeting(meetingId(space, params.meeting)), url)
    const item = meeting.items.find(({ id }) => id === params.item)
    const section = document.sections.find(({ id }) => id === params.item)
    if (item === undefined || section === undefined) error(404, m.trouble_notFound(), { kind: 'notFound' })

    const confidential = confidentialFrom(values)
    const now = item.confidential ? { people: peopleOf(section.grants) } : null
    const commands: Command[] = [
      ...(answer(values, 'title') === section.title
        ? []
        : [{ do: 'renameSection' as const, section: item.id, title: answer(values, 'title') }]),
      {
        do: 'meet' as const,
        meeting: meeting.id,
        ask: { do: 'changeItem' as const, item: item.id, facts: factsFrom(values) },
      },
      ...(section.owns && !isSameCircle(now, confidential)
        ? [
            {
              do: 'keepItem' as const,
              item: item.id,
              confidential,
              reason: answer(values, 'reason') || null,
            },
          ]
        : []),
    ]
    for (const command of commands) {
      const done = await ask.command(space.id, command)
      if (!done.ok) return refuse(values, done, { title: m.meeting_itemTitleWrong })
    }
    redirect(303, `/s/${space.slug}/m/${params.meeting}?done=changed#item-${item.id}`)
  },

  away: async ({ fetch, params }) => {
    const done = await api(fetch).command(params.space, { do: 'putSectionAway', section: params.item })
    if (!done.ok) return refuse(null, done)
    redirect(303, `/s/${params.space}/m/${params.meeting}?done=away`)
  },
}

type Circle = { readonly people: readonly string[] } | null

function isSameCircle(one: Circle, other: Circle): boolean {
  if (one === null || other === null) return one === other
  return one.people.toSorted().join() === other.people.toSorted().join()
}
