import { idSchema, type Command } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { documentId, loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { voiceName } from '#lib/words/voice.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  return {
    document: await loadDocument(fetch, space, params.document, url),
    done: url.searchParams.get('done'),
  }
}

/** Asks the space, and comes back to where the person was. */
async function ask({ fetch, params, url }: RequestEvent, command: Command, done: string, values = {}) {
  const answer = await api(fetch).command(params.space, command)
  if (!answer.ok) return refuse({ title: '', section: '', reason: '', ...values }, answer)
  redirect(303, `${url.pathname}?done=${done}${'section' in command ? `#${command.section}` : ''}`)
}

const titleOf = (form: FormData) => textOf(form, 'title').trim()

export const actions: Actions = {
  add: async (event) => {
    const form = await event.request.formData()
    const values = { title: titleOf(form), section: '', reason: '' }
    if (values.title === '') return mend(values, [{ field: 'title', text: m.sections_titleWrong() }])
    const space = need(await api(event.fetch).space(event.params.space), event.url)
    const document = documentId(space, event.params.document)
    const after = idSchema.nullable().parse(form.get('after') || null)
    return ask(event, { do: 'addSection', document, title: values.title, after }, 'added', values)
  },

  rename: async (event) => {
    const form = await event.request.formData()
    const section = idSchema.parse(form.get('section'))
    const values = { title: titleOf(form), section, reason: '' }
    if (values.title === '')
      return mend(values, [{ field: `title-${section}`, text: m.sections_titleWrong() }])
    return ask(event, { do: 'renameSection', section, title: values.title }, 'renamed', values)
  },

  move: async (event) => {
    const form = await event.request.formData()
    const section = idSchema.parse(form.get('section'))
    const after = idSchema.nullable().parse(form.get('after') || null)
    return ask(event, { do: 'moveSection', section, after }, 'moved')
  },

  away: async (event) => {
    const section = idSchema.parse((await event.request.formData()).get('section'))
    return ask(event, { do: 'putSectionAway', section }, 'away')
  },

  close: async (event) => {
    const form = await event.request.formData()
    const section = idSchema.parse(form.get('section'))
    const field = `reason-${section}`
    const values = { title: '', section, reason: textOf(form, 'reason').trim() }
    if (values.reason === '' || values.reason.length > 500) {
      return mend(values, [{ field, text: m.close_reasonWrong() }])
    }
    const space = need(await api(event.fetch).space(event.params.space), event.url)
    const command = { do: 'closeSection', section, reason: values.reason } as const
    const answer = await api(event.fetch).command(space.id, command)
    if (answer.ok) redirect(303, `${event.url.pathname}?done=closed#${section}`)
    if (answer.trouble.field !== 'voice') return refuse(values, answer)
    const document = await loadDocument(event.fetch, space, event.params.document, event.url)
    const voice = document.sections.find(({ id }) => id === section)?.needsVoice ?? ''
    return mend(values, [{ field, text: m.close_missing({ voice: voiceName(voice) }) }])
  },

  reopen: async (event) => {
    const section = idSchema.parse((await event.request.formData()).get('section'))
    return ask(event, { do: 'reopenSection', section }, 'reopened')
  },

  back: async (event) => {
    const section = idSchema.parse((await event.request.formData()).get('section'))
    return ask(event, { do: 'bringSectionBack', section }, 'back')
  },
}
