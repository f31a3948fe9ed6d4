import { idSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { meet, onlyPreparers } from '#lib/meeting/before/asking.ts'
import { meetingKind } from '#lib/meeting/meeting-id.ts'
import { newId } from '#lib/new-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url, untrack }) => {
  const at = await untrack(parent)
  onlyPreparers(at, params)
  const limits = need(await api(fetch).limits(), url)
  return {
    limits,
    documents: at.space.documents.filter(({ kind, putAway }) => kind !== meetingKind && !putAway),
    /** What is sent next from here: a press that is repeated sends nothing twice. */
    pack: newId(),
    done: url.searchParams.get('done'),
  }
}

/** Why a document cannot be a paper, by how the server refuses it. */
const whyNotAdded: Readonly<Record<string, () => string>> = {
  notAllowed: m.meeting_paperNotYours,
  invalid: m.meeting_paperAllKept,
}

export const actions: Actions = {
  add: async (event) => {
    const form = await event.request.formData()
    const values = { document: textOf(form, 'document'), item: textOf(form, 'item') }
    const document = idSchema.safeParse(values.document)
    if (!document.success) return mend(values, [{ field: 'document', text: m.meeting_paperWhichWrong() }])
    const item = idSchema.nullable().parse(values.item || null)
    const source = { what: 'document' as const, document: document.data }
    const done = await meet(event, { do: 'addPaper', paper: newId(), item, source })
    const why = done.ok || done.trouble.field !== 'source' ? undefined : whyNotAdded[done.trouble.kind]
    if (why !== undefined) return mend(values, [{ field: 'document', text: why() }])
    if (!done.ok) return refuse(values, done)
    redirect(303, `${event.url.pathname}?done=added`)
  },

  remove: async (event) => {
    const paper = idSchema.parse((await event.request.formData()).get('paper'))
    const done = await meet(event, { do: 'removePaper', paper })
    if (!done.ok) return refuse({ document: '', item: '' }, done)
    redirect(303, `${event.url.pathname}?done=removed`)
  },

  send: async (event) => {
    const pack = idSchema.parse((await event.request.formData()).get('pack'))
    const done = await meet(event, { do: 'sendPack', pack })
    if (!done.ok) return refuse({ document: '', item: '' }, done)
    redirect(303, `${event.url.pathname}?done=sent#packs`)
  },
}
