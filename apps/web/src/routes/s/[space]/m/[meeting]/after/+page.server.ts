import { heardAnswerSchema, idSchema, learnedWordsSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { meet } from '#lib/meeting/before/asking.ts'
import { meetingId } from '#lib/meeting/meeting-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends, untrack }) => {
  const { document } = await parent()
  depends(`alongside:meeting:${document.id}`)
  const here = untrack(() => new URL(url))
  return { after: need(await api(fetch).after(document.id), here), done: url.searchParams.get('done') }
}

/** Whose page it is, and the meeting that it is about. */
async function askedOf({ fetch, params, url }: RequestEvent): Promise<{ meeting: string; me: string }> {
  const space = need(await api(fetch).space(params.space), url)
  return { meeting: meetingId(space, params.meeting), me: space.me.person }
}

const done = ({ url }: RequestEvent, what: string, at: string) =>
  redirect(303, `${url.pathname}?done=${what}#${at}`)

export const actions: Actions = {
  heard: async (event) => {
    const form = await event.request.formData()
    const answer = heardAnswerSchema.nullable().parse(textOf(form, 'answer') || null)
    const { meeting } = await askedOf(event)
    const said = await api(event.fetch).sayHeard(meeting, answer)
    if (!said.ok) return refuse({ words: '', as: '' }, said)
    done(event, answer === null ? 'takenBack' : 'heard', 'heard')
  },

  learned: async (event) => {
    const form = await event.request.formData()
    const values = { words: textOf(form, 'words'), as: textOf(form, 'as') }
    const words = learnedWordsSchema.safeParse(values.words)
    if (!words.success) return mend(values, [{ field: 'words', text: m.learned_wrong() }])
    const { meeting, me } = await askedOf(event)
    const server = api(event.fetch)
    const isNamed = values.as === 'named'
    // What is to stand is kept first: if the other cannot be taken away, nothing that was written is lost.
    const said = isNamed
      ? await meet(event, { do: 'sayLesson', person: me, words: words.data })
      : await server.sayLearned(meeting, words.data)
    if (!said.ok) return refuse(values, said, { words: m.learned_wrong })
    const gone = isNamed
      ? await server.sayLearned(meeting, null)
      : await meet(event, { do: 'takeLessonBack', person: me })
    // Where it is over there is nothing to take away any more.
    if (!gone.ok && gone.trouble.kind !== 'ended') return refuse(values, gone)
    done(event, isNamed ? 'named' : 'unnamed', 'learned')
  },

  forOther: async (event) => {
    const form = await event.request.formData()
    const person = idSchema.parse(form.get('person'))
    const words = learnedWordsSchema.safeParse(textOf(form, 'words'))
    const values = { words: '', as: '' }
    if (!words.success) return mend(values, [{ field: 'their-words', text: m.learned_wrong() }])
    const said = await meet(event, { do: 'sayLesson', person, words: words.data })
    if (!said.ok) return refuse(values, said)
    done(event, 'forOther', 'learned')
  },

  forget: async (event) => {
    const { meeting, me } = await askedOf(event)
    const values = { words: '', as: '' }
    for (const gone of [
      await meet(event, { do: 'takeLessonBack', person: me }),
      await api(event.fetch).sayLearned(meeting, null),
    ]) {
      if (!gone.ok && gone.trouble.kind !== 'ended') return refuse(values, gone)
    }
    done(event, 'away', 'learned')
  },
}
