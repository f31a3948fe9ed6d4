import { idSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { goingOn } from '#lib/allocation/list.ts'
import { api } from '#lib/api.ts'
import { waitingForMe } from '#lib/evaluation/list.ts'
import { need } from '#lib/load.ts'
import { groupMeetings, meetingsNow } from '#lib/meeting/before/list.ts'
import { tellByForm } from '#lib/meeting/actions/tell.ts'
import { beside } from '#lib/meeting/actions/told-once.ts'
import { addressIn } from '#lib/meeting/meeting-id.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import type { Actions, PageServerLoad } from './$types'

/** So many of what waits stand on the front page, and of what was taken on; the rest is a link away. */
const most = 3

export const load: PageServerLoad = async ({ parent, fetch, depends }) => {
  depends('alongside:waiting')
  const { space } = await parent()
  // A guest has no home in a space: they belong to one document.
  const [document] = space.documents
  if (space.me.guest && document) redirect(303, addressIn(space, document))
  const [handed, hearing, meetings, actions, evaluations, allocations] = await Promise.all([
    api(fetch).handed(space.id),
    api(fetch).hearing(space.id),
    api(fetch).meetings(space.id),
    api(fetch).myActions(space.id),
    api(fetch).evaluations(space.id),
    api(fetch).allocations(space.id),
  ])
  const now = Date.now()
  const next = meetings.ok ? groupMeetings(meetings.value.meetings, now).next : []
  const shown = actions.ok ? actions.value.actions.slice(0, most) : []
  const onNow = meetingsNow(next, now)
  /** Null where it could not be read just now: the rest of the page stands. */
  return {
    onNow,
    nextMeeting: next.find((one) => !onNow.includes(one)) ?? null,
    handed: handed.ok ? handed.value : null,
    evaluations: evaluations.ok ? waitingForMe(evaluations.value.evaluations) : [],
    allocations: allocations.ok ? goingOn(allocations.value.allocations).slice(0, most) : [],
    actions: actions.ok ? actions.value : null,
    most,
    first: hearing.ok
      ? beside(
          shown,
          hearing.value.items.filter(({ waits }) => waits),
        ).slice(0, most)
      : null,
  }
}

export const actions: Actions = {
  tell: tellByForm,

  /** Puts aside words that were handed to the person. */
  aside: async ({ request, fetch, params, url }) => {
    const handed = idSchema.safeParse((await request.formData()).get('handed'))
    if (!handed.success) error(400, troubleWords('invalid'))
    const space = need(await api(fetch).space(params.space), url)
    const command = { do: 'settleWords', handed: handed.data, outcome: 'putAside' } as const
    const answer = await api(fetch).command(space.id, command)
    if (!answer.ok) error(answer.status || 503, troubleWords(answer.trouble.kind))
    redirect(303, `/s/${space.slug}`)
  },
}
