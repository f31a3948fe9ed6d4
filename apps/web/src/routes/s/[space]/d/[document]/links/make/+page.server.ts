import { idSchema, linkPermissionSchema, longestLinkDays } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { daysAfter } from '#lib/days-after.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { documentId, loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { steps, visitors } from './steps.ts'

const usualDays = 30

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const latest = daysAfter(space.today, longestLinkDays)
  const wanted = url.searchParams.get('link')
  if (wanted === null) {
    if (document.permission !== 'own') error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
    return {
      document,
      latest,
      link: null,
      place: begin(steps, { lastDay: [daysAfter(space.today, usualDays)] }),
    }
  }
  const { links } = need(await api(fetch).links(document.id), url)
  const link = links.find(({ id, state }) => id === wanted && state !== 'withdrawn')
  if (link === undefined) error(404, m.trouble_notFound(), { kind: 'notFound' })
  const permission = link.visitors ? visitors : link.permission
  const place = begin(steps, { permission: [permission], label: [link.label], lastDay: [link.lastDay] })
  // What visitors may do stays as it is.
  return { document, latest, link, place: link.visitors ? { ...place, step: 'whom' as const } : place }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const chosen = answer(values, 'permission')
    const isForVisitors = chosen === visitors
    const terms = {
      permission: isForVisitors ? ('read' as const) : linkPermissionSchema.parse(chosen),
      label: answer(values, 'label'),
      lastDay: answer(values, 'lastDay'),
    }
    const wanted = url.searchParams.get('link')
    const space = need(await api(fetch).space(params.space), url)
    const done = await api(fetch).command(
      space.id,
      wanted === null
        ? { do: 'makeLink', document: documentId(space, params.document), visitors: isForVisitors, ...terms }
        : { do: 'changeLink', link: idSchema.parse(wanted), ...terms },
    )
    if (done.ok) {
      const links = `/s/${params.space}/d/${params.document}/links`
      redirect(303, done.value.made === null ? links : `${links}?made=${done.value.made}`)
    }
    return { place: mendAt(steps, values, [errorOf(done.trouble, { lastDay: m.links_lastDayWrong })]) }
  },
}
