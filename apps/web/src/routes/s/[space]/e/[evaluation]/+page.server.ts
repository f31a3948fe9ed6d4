import { api } from '#lib/api.ts'
import { tellByForm } from '#lib/meeting/actions/tell.ts'
import { groupMeetings } from '#lib/meeting/before/list.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, untrack }) => {
  const { space, answer } = await parent()
  const { id, from } = answer.evaluation
  const [meetings, before] = await Promise.all([
    api(fetch).meetings(space.id),
    from === null ? null : api(fetch).actionsBefore('evaluation', id),
  ])
  const all = meetings.ok ? meetings.value.meetings : []
  const { heldIn } = answer.evaluation
  const { next, drafts } = groupMeetings(all, Date.now())
  const held = all.filter((one) => one.id === heldIn)
  return {
    meetings: [...held, ...[...next, ...drafts].filter((one) => one.id !== heldIn)],
    follows: from !== null,
    /** Null where it could not be read. */
    before: before?.ok ? before.value : null,
    wasTold: untrack(() => url.searchParams.get('done')) === 'actionTold',
  }
}

export const actions: Actions = { tell: tellByForm }
