import type { MeetingSummary } from '@alongside/meeting'
import type { SpaceView } from '@alongside/protocol'
import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, begin, mendAt, walk, type Values } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { mayCall } from '#lib/meeting/before/list.ts'
import { noticeFrom, seatsFrom } from '#lib/meeting/before/notice-form.ts'
import { freshProposal, proposalFrom } from '#lib/meeting/before/proposal.ts'
import { quorumFrom } from '#lib/meeting/before/quorum-form.ts'
import { seriesFrom } from '#lib/meeting/before/series-form.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { nothing, stepsFor } from './steps.ts'

/** So many of the latest meetings are offered to follow. */
const most = 8

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  if (!mayCall(space.me.offices)) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  const earlier = await earlierIn(fetch, space, url)
  const [last] = earlier
  const steps = stepsFor(last !== undefined)
  // Whoever comes from a meeting that is over looks through what it proposes, and changes what is to be other.
  const followed = earlier.find(({ id }) => id === url.searchParams.get('from'))
  if (followed !== undefined) {
    const values = await proposed({ fetch, url }, space, { from: [followed.id] })
    return { earlier, place: { step: 'check' as const, values, errors: [], changing: false } }
  }
  const values: Values = last === undefined ? freshProposal(space.members) : { from: [last.id] }
  return { earlier, place: begin(steps, values) }
}

/** The meetings that a new one can follow, the latest first, and the one that the address names. */
async function earlierIn(
  fetch: typeof globalThis.fetch,
  space: SpaceView,
  url: URL,
): Promise<readonly MeetingSummary[]> {
  const { meetings } = need(await api(fetch).meetings(space.id), url)
  const followed = url.searchParams.get('from')
  return meetings.toReversed().filter(({ id }, at) => at < most || id === followed)
}

export const actions: Actions = {
  default: async (event) => {
    const { request, fetch, params, url } = event
    const form = await request.formData()
    const space = need(await api(fetch).space(params.space), url)
    const earlier = await earlierIn(fetch, space, url)
    const steps = stepsFor(earlier.length > 0)
    const walked = walk(steps, form)
    if (walked.at === 'place') {
      const { place } = walked
      const isChosen = form.get('step') === 'from' && place.step !== 'from'
      return { place: isChosen ? { ...place, values: await proposed(event, space, place.values) } : place }
    }

    const { values } = walked
    const notice = noticeFrom(values, space.timeZone)
    if (notice === null) {
      return { place: mendAt(steps, values, [{ field: 'ends', text: m.meeting_endsWrong() }]) }
    }
    const from = answer(values, 'from')
    const made = await api(fetch).command(space.id, {
      do: 'callMeeting',
      title: answer(values, 'title'),
      notice,
      quorum: quorumFrom(values),
      seats: seatsFrom(values),
      series: seriesFrom(values) ?? null,
      from: from === '' || from === nothing ? null : from,
    })
    if (made.ok) redirect(303, `/s/${space.slug}/m/${made.value.made ?? ''}?done=called`)
    return { place: mendAt(steps, values, [errorOf(made.trouble, { seats: m.meeting_peopleWrong })]) }
  },
}

/** The answers with what the meeting that was chosen proposes; what was typed since it was chosen stays. */
async function proposed(
  { fetch, url }: Pick<RequestEvent, 'fetch' | 'url'>,
  space: SpaceView,
  values: Values,
): Promise<Values> {
  const from = answer(values, 'from')
  if (answer(values, 'filled') === from) return values
  const chosen = { from: [from], filled: [from] }
  if (from === nothing) return { ...freshProposal(space.members), ...chosen }
  const { meeting, document } = need(await api(fetch).meeting(from), url)
  return { ...proposalFrom(meeting, document.title, space), ...chosen }
}
