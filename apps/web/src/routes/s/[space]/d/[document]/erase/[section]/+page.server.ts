import { eraseAskSchema, erasingLimits } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { findWords } from '#lib/erasing/find-words.ts'
import { lettersFrom, lettersInAddress } from '#lib/erasing/letters.ts'
import { fieldErrors, textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { historyAddress } from '#lib/history/address.ts'
import { rowIn } from '#lib/history/row-in.ts'
import { loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const section = document.sections.find(({ id }) => id === params.section)
  if (section === undefined) error(404, m.trouble_notFound(), { kind: 'notFound' })
  const letters = lettersFrom(url.searchParams.get('letters'))
  const words = url.searchParams.get('words')?.trim() ?? ''
  const row = rowIn(url, 'row')
  const fromText = url.searchParams.get('from') === 'text'
  const page = { document, section, words, row, fromText, letters: lettersInAddress(letters ?? []) }
  if (letters !== null) {
    const answer = await api(fetch).erasing(section.id, letters)
    const isRefused = !answer.ok && answer.trouble.kind === 'notAllowed'
    return { ...page, found: null, isRefused, erasing: isRefused ? null : need(answer, url) }
  }
  return { ...page, found: await foundIn(), isRefused: false, erasing: null }

  async function foundIn() {
    if (words === '') return null
    const seq = row ?? need(await api(fetch).sectionHistory(params.section, null), url).seq
    const moment = need(await api(fetch).sectionMoment(params.section, seq, null), url)
    return findWords(moment.blocks, words)
  }
}

export const actions: Actions = {
  erase: async ({ request, params, fetch, url }) => {
    const form = await request.formData()
    const values = { reason: textOf(form, 'reason').trim(), label: textOf(form, 'label').trim() }
    const letters = lettersFrom(url.searchParams.get('letters'))
    const asked = eraseAskSchema.safeParse({
      letters,
      reason: values.reason,
      label: values.label === '' ? null : values.label,
    })
    const wrong = fieldErrors(
      asked.error?.issues ?? [],
      { reason: () => m.erase_reasonWrong({ count: erasingLimits.mostReason }), label: m.erase_labelWrong },
      m.erase_notThere,
    )
    const unsure = textOf(form, 'sure') === 'yes' ? [] : [{ field: 'sure', text: m.erase_sureWrong() }]
    if (!asked.success || unsure.length > 0) return mend(values, [...wrong, ...unsure])
    const answer = await api(fetch).erase(params.section, asked.data)
    if (!answer.ok) return refuse(values, answer)
    redirect(303, `${historyAddress(`/s/${params.space}/d/${params.document}`, params.section)}&done=erased`)
  },
}
