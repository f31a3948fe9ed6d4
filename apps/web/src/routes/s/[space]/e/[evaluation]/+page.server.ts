import { api } from '#lib/api.ts'
import { groupMeetings } from '#lib/meeting/before/list.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch }) => {
  const { space, answer } = await parent()
  const meetings = await api(fetch).meetings(space.id)
  const all = meetings.ok ? meetings.value.meetings : []
  const { heldIn } = answer.evaluation
  const { next, drafts } = groupMeetings(all, Date.now())
  const held = all.filter(({ id }) => id === heldIn)
  return { meetings: [...held, ...[...next, ...drafts].filter(({ id }) => id !== heldIn)] }
}
