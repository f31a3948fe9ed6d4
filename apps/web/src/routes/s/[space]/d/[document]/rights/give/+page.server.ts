import { idSchema, permissionSchema, type Command } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, answerOrNull, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { documentId, loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { granteeKey, granteeOf } from '../grantee-key.ts'
import type { Actions, PageServerLoad } from './$types'
import { nothing, steps } from './steps.ts'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const section = document.sections.find(({ id }) => id === url.searchParams.get('on')) ?? null
  if ((section ?? document).permission !== 'own') error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })

  const who = url.searchParams.get('who') ?? ''
  const grants = (section ?? document).grants
  const given = grants.find(({ grantee }) => granteeKey(grantee) === who)
  const known = { who: [who], permission: given ? [given.permission ?? nothing] : [] }
  // Who comes to change one right has answered the first question already.
  const place = begin(steps, known)
  return { document, section, place: given ? { ...place, step: 'permission' as const } : place }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const walked = walk(steps, await request.formData())
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked

    const section = idSchema.safeParse(url.searchParams.get('on'))
    const space = need(await api(fetch).space(params.space), url)
    const on: Extract<Command, { do: 'giveRight' }>['on'] = section.success
      ? { what: 'section', section: section.data }
      : { what: 'document', document: documentId(space, params.document) }
    const grantee = granteeOf(answer(values, 'who'))
    if (grantee === null)
      return { place: mendAt(steps, values, [{ field: 'who', text: m.rights_whoWrong() }]) }

    const permission = answer(values, 'permission')
    const given = await api(fetch).command(params.space, {
      do: 'giveRight',
      on,
      grantee,
      permission: permission === nothing ? null : permissionSchema.parse(permission),
      reason: answerOrNull(values, 'reason'),
    })
    if (given.ok) redirect(303, `/s/${params.space}/d/${params.document}/rights?done=saved`)
    return { place: mendAt(steps, values, [errorOf(given.trouble, { permission: m.rights_needsOwner })]) }
  },
}
