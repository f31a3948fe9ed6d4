import { hasEnded, mayAppoint, mayChair, mayNote, mayPrepare, meetingFrom } from '@alongside/meeting'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { meetingId } from '#lib/meeting/meeting-id.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ parent, params, fetch, url, depends, untrack }) => {
  const { space } = await parent()
  const id = meetingId(space, params.meeting)
  depends(`alongside:meeting:${id}`)
  // The address matters only where it leads to the sign-in page.
  const here = untrack(() => new URL(url))
  const answer = need(await api(fetch).meeting(id), here)
  const meeting = meetingFrom(answer.meeting)
  const asking = { actor: space.me.person, offices: space.me.offices }
  return {
    ...answer,
    /** What the reader may do about the meeting. */
    may: {
      prepare: mayPrepare(meeting, asking),
      note: mayNote(meeting, asking),
      appoint: mayAppoint(meeting, asking),
      chair: mayChair(meeting, asking),
    },
    /** Nothing of it is changed any more: it was held, called off or put away. */
    isOver: hasEnded(meeting) || meeting.calledOff !== null || answer.document.putAway,
  }
}
