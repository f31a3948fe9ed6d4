import { idSchema, permissionSchema, type Command } from '@alongside/protocol'
import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import type { FieldError } from '#lib/forms/field-error.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { follow, nothing, rowId } from './choice.ts'
import { granteeOf } from './grantee-key.ts'
import { chosenNow, takesAway } from './takes.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  return {
    document: await loadDocument(fetch, space, params.document, url),
    done: url.searchParams.get('done'),
  }
}

/** What a form asks for: who is to have what, on the whole document or on a part of it. */
export interface Asked {
  readonly on: string
  readonly who: string
  readonly permission: string
}

const choiceSchema = z.union([permissionSchema, z.literal([follow, nothing])])

export const actions: Actions = {
  /** Gives or takes a right. Where somebody may do less afterwards it asks first why: they are told. */
  give: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const asked: Asked = {
      on: textOf(form, 'on'),
      who: textOf(form, 'who'),
      permission: textOf(form, 'permission'),
    }
    const space = need(await api(fetch).space(params.space), url)
    const document = await loadDocument(fetch, space, params.document, url)
    const wrong = (errors: readonly FieldError[], status = 400) =>
      fail(status, { asked, errors, reason: textOf(form, 'reason'), needsReason: form.has('reason') })

    const grantee = granteeOf(asked.who)
    const permission = choiceSchema.safeParse(asked.permission)
    if (grantee === null) return wrong([{ field: rowId(asked.on, ''), text: m.rights_whoWrong() }])
    const field = rowId(asked.on, form.has('add') ? '' : asked.who)
    if (!permission.success) return wrong([{ field, text: m.rights_permissionWrong() }])
    const saved = `${url.pathname}?done=saved#${rowId(asked.on, asked.who)}`
    if (permission.data === chosenNow(document, asked.on, grantee)) redirect(303, saved)
    const reason = textOf(form, 'reason').trim()
    if (reason.length > 500) return wrong([{ field: 'reason', text: m.rights_reasonWrong() }])
    if (!form.has('reason') && takesAway(document, asked.on, grantee, permission.data)) {
      return { asked, errors: [], reason: '', needsReason: true }
    }

    const on: Extract<Command, { do: 'giveRight' }>['on'] =
      asked.on === 'document'
        ? { what: 'document', document: document.id }
        : { what: 'section', section: idSchema.parse(asked.on) }
    const answer = await api(fetch).command(
      space.id,
      permission.data === follow
        ? { do: 'takeRightBack', on, grantee, reason: reason || null }
        : {
            do: 'giveRight',
            on,
            grantee,
            permission: permission.data === nothing ? null : permission.data,
            reason: reason || null,
          },
    )
    if (answer.ok) redirect(303, saved)
    const words = { permission: m.rights_needsOwner }
    const error = errorOf(answer.trouble, words)
    return wrong([error.field === '' ? error : { ...error, field }], answer.status || 503)
  },

  title: async (event) => {
    const form = await event.request.formData()
    const section = idSchema.parse(form.get('section'))
    return act(event, { do: 'showTitle', section, shown: form.get('shown') === 'yes' }, section)
  },
}

async function act({ fetch, params, url }: RequestEvent, command: Command, section: string) {
  const answer = await api(fetch).command(params.space, command)
  if (answer.ok) redirect(303, `${url.pathname}?done=saved#share-${section}`)
  const errors = [errorOf(answer.trouble, {})]
  return fail(answer.status || 503, { asked: null, errors, reason: '', needsReason: false })
}
