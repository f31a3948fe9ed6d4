import { signInByCodeSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf, fieldErrors, type FieldWords } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { localPath } from '#lib/local-path.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { doneSigningIn, readSigningIn } from '../signing-in.ts'

const words: FieldWords = { code: m.signInCode_codeWrong }

export const load: PageServerLoad = ({ cookies }) => {
  const signingIn = readSigningIn(cookies)
  if (signingIn === null) redirect(303, '/sign-in')
  return { email: signingIn.email }
}

export const actions: Actions = {
  check: async ({ request, fetch, cookies }) => {
    const signingIn = readSigningIn(cookies)
    if (signingIn === null) redirect(303, '/sign-in')
    const values = { code: textOf(await request.formData(), 'code') }

    const typed = signInByCodeSchema.safeParse({ email: signingIn.email, ...values })
    if (!typed.success) return mend(values, fieldErrors(typed.error.issues, words, m.trouble_invalid))

    const answer = await api(fetch).signInByCode(typed.data.email, typed.data.code)
    if (!answer.ok) {
      const { kind, words: said } = answer.trouble
      const atCode =
        kind === 'wrongCode' ? { ...answer, trouble: { kind, words: said, field: 'code' } } : answer
      return refuse(values, atCode, words)
    }
    doneSigningIn(cookies)
    redirect(303, localPath(answer.value.next ?? signingIn.next))
  },

  again: async ({ fetch, cookies }) => {
    const signingIn = readSigningIn(cookies)
    if (signingIn === null) redirect(303, '/sign-in')
    const answer = await api(fetch).askToSignIn(signingIn.email, signingIn.next)
    if (!answer.ok) return refuse({ code: '' }, answer)
    return { sentAgain: true }
  },
}
