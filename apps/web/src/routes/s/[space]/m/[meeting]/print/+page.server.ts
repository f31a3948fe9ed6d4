import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const isPack = url.searchParams.has('papers')
  const isLarge = url.searchParams.has('large')
  const { meeting } = await parent()
  const papers = await Promise.all(
    meeting.papers.map(async ({ id }) => {
      if (!isPack) return []
      const answer = await api(fetch).paper(meeting.id, id)
      // One of them that this reader may not open, for what it was made of is shut to them, keeps no other back.
      return !answer.ok && answer.status === 404 ? [] : [need(answer, url)]
    }),
  )
  const before = meeting.from === null ? null : need(await api(fetch).actionsBefore(meeting.id), url)
  return { before, isPack, isLarge, texts: papers.flat() }
}
