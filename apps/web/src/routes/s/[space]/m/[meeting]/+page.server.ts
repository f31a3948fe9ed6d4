import { idSchema, type MeetingAsk } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { mayCall } from '#lib/meeting/before/list.ts'
import { tellByForm } from '#lib/meeting/actions/tell.ts'
import { meet } from '#lib/meeting/before/asking.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends }) => {
  const { meeting, space, isOver } = await parent()
  depends(`alongside:meeting:${meeting.id}`)
  const [before, all] = await Promise.all([
    meeting.from === null ? null : api(fetch).actionsBefore('meeting', meeting.id),
    isOver ? api(fetch).meetings(space.id) : null,
  ])
  return {
    done: url.searchParams.get('done'),
    /** Whether it follows on another; what stands before it is null where it could not be read just now. */
    follows: before !== null,
    /** The meeting that follows on it; null where there is none yet, or it could not be read. */
    next: all?.ok ? (all.value.meetings.find(({ from }) => from === meeting.id) ?? null) : null,
    mayCallNext: all?.ok === true && meeting.endedAt !== null && mayCall(space.me.offices),
    before: before?.ok ? before.value : null,
  }
}

/** Asks the meeting, and comes back to where the person was. */
async function ask(event: RequestEvent, what: MeetingAsk, done: string, at = '') {
  const answer = await meet(event, what)
  if (!answer.ok) return refuse({ words: '' }, answer)
  redirect(303, `${event.url.pathname}?done=${done}${at === '' ? '' : `#${at}`}`)
}

const answers: Readonly<Record<string, boolean | null>> = { met: true, notMet: false, open: null }

export const actions: Actions = {
  tell: tellByForm,

  move: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const section = idSchema.parse(form.get('item'))
    const after = idSchema.nullable().parse(form.get('after') || null)
    const answer = await api(fetch).command(params.space, { do: 'moveSection', section, after })
    if (!answer.ok) return refuse({ words: '' }, answer)
    redirect(303, `${url.pathname}#item-${section}`)
  },

  apologise: async (event) => {
    const form = await event.request.formData()
    const person = idSchema.parse(form.get('person'))
    const words = textOf(form, 'words').trim()
    if (words.length > 500) return mend({ words }, [{ field: 'words', text: m.meeting_sorryTooLong() }])
    const answer = await meet(event, { do: 'apologise', person, words })
    if (!answer.ok) return refuse({ words }, answer)
    redirect(303, `${event.url.pathname}?done=sorry#people`)
  },

  tick: async (event) => {
    const form = await event.request.formData()
    const check = idSchema.parse(form.get('check'))
    const met = answers[z.enum(['met', 'notMet', 'open']).parse(form.get('met'))] ?? null
    return ask(event, { do: 'tickCheck', check, met }, 'ticked', `check-${check}`)
  },
}
