import { createDocumentSchema, headerSchema, type Header } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { fieldErrors, textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { documentId, loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  return {
    document: await loadDocument(fetch, space, params.document, url),
    done: url.searchParams.get('done'),
  }
}

const schema = headerSchema.extend({ title: createDocumentSchema.shape.title })

const words = {
  title: m.newDocument_titleWrong,
  purpose: m.details_purposeWrong,
  status: m.details_chooseWrong,
  rung: m.details_chooseWrong,
  confidentiality: m.details_chooseWrong,
  language: m.details_chooseWrong,
  reviewDue: m.form_dayWrong,
}

const documentOf = async ({ fetch, params, url }: RequestEvent) =>
  documentId(need(await api(fetch).space(params.space), url), params.document)

export const actions: Actions = {
  save: async (event) => {
    const { request, fetch, params, url } = event
    const form = await request.formData()
    const values = Object.fromEntries(Object.keys(words).map((field) => [field, textOf(form, field)]))
    const asked = schema.safeParse({ ...values, reviewDue: values['reviewDue'] || null })
    if (!asked.success) return mend(values, fieldErrors(asked.error.issues, words, m.trouble_invalid))

    const { title, ...header }: { title: string } & Header = asked.data
    const document = await documentOf(event)
    const server = api(fetch)
    const renamed = await server.command(params.space, { do: 'renameDocument', document, title })
    if (!renamed.ok) return refuse(values, renamed, words)
    const changed = await server.command(params.space, { do: 'changeHeader', document, header })
    if (!changed.ok) return refuse(values, changed, words)
    redirect(303, `${url.pathname}?done=saved`)
  },

  away: async (event) => {
    const answer = await api(event.fetch).command(event.params.space, {
      do: 'putDocumentAway',
      document: await documentOf(event),
    })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${event.url.pathname}?done=away`)
  },

  back: async (event) => {
    const answer = await api(event.fetch).command(event.params.space, {
      do: 'bringDocumentBack',
      document: await documentOf(event),
    })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${event.url.pathname}?done=back`)
  },
}
