import { standingPage, evaluationFrom } from '@alongside/evaluation'
import type { EvaluationAsk } from '@alongside/protocol'
import { redirect, type RequestEvent } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { evaluationId } from '#lib/evaluation/evaluation-id.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { answer } = await parent()
  const standing = standingPage(evaluationFrom(answer.evaluation))
  const done = url.searchParams.get('done')
  const isFinished = answer.evaluation.phase === 'finished'
  const preview =
    standing === null && isFinished ? need(await api(fetch).resultPreview(answer.evaluation.id), url) : null
  return { standing, preview, done, origin: url.origin }
}

export const actions: Actions = {
  make: async (event) => {
    const form = await event.request.formData()
    const values = { reason: '' }
    if (!form.has('isRead')) return mend(values, [{ field: 'isRead', text: m.publiccopy_readWrong() }])
    const answer = await evaluate(event, { do: 'publishResult', read: textOf(form, 'read') })
    if (!answer.ok && answer.trouble.field === 'read') {
      return mend(values, [{ field: 'isRead', text: m.evaluation_publicChanged() }])
    }
    if (!answer.ok) return refuse(values, answer)
    redirect(303, `${event.url.pathname}?done=made`)
  },

  withdraw: async (event) => {
    const reason = textOf(await event.request.formData(), 'reason').trim()
    if (reason === '' || reason.length > 500) {
      return mend({ reason }, [{ field: 'reason', text: m.close_reasonWrong() }])
    }
    const answer = await evaluate(event, { do: 'withdrawResult', reason })
    if (!answer.ok) return refuse({ reason }, answer, { reason: m.close_reasonWrong })
    redirect(303, `${event.url.pathname}?done=withdrawn`)
  },
}

type Asking = Pick<RequestEvent<{ space: string; evaluation: string }>, 'fetch' | 'params' | 'url'>

/** Asks something of the evaluation whose page was sent. */
async function evaluate({ fetch, params, url }: Asking, ask: EvaluationAsk) {
  const space = need(await api(fetch).space(params.space), url)
  const evaluation = evaluationId(space, params.evaluation)
  return api(fetch).command(space.id, { do: 'evaluate', evaluation, ask })
}
