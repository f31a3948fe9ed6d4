import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { groupMeetings, mayCall } from '#lib/meeting/before/list.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, untrack }) => {
  const { space } = await parent()
  const { meetings } = need(
    await api(fetch).meetings(space.id),
    untrack(() => new URL(url)),
  )
  const groups = groupMeetings(meetings, Date.now())
  const prepares = mayCall(space.me.offices)
  // What is being prepared may still move: it is listed for those who prepare meetings.
  return { ...groups, drafts: prepares ? groups.drafts : [], prepares }
}
