import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const isPack = url.searchParams.has('papers')
  const isLarge = url.searchParams.has('large')
  const { meeting } = await parent()
  const [before, ...papers] = await Promise.all([
    meeting.from === null ? null : api(fetch).actionsBefore('meeting', meeting.id),
    ...(isPack ? meeting.papers : []).map(({ id }) => api(fetch).paper(meeting.id, id)),
  ])
  return {
    before: before && need(before, url),
    isPack,
    isLarge,
    // One of them that this reader may not open, for what it was made of is shut to them, keeps no other back.
    texts: papers.flatMap((answer) => (!answer.ok && answer.status === 404 ? [] : [need(answer, url)])),
  }
}
