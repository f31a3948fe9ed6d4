import { notFound, refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { Meeting } from '../meeting.ts'
import type { MeetingContext } from './context.ts'
import { itemFor } from './item.ts'
import { checksFor } from './notice.ts'
import { untilEnd, whileOpenToAll } from './phase.ts'
import { mayNote, preparing } from './powers.ts'

/** How many papers a meeting may have. */
const mostPapers = 200

export function addPaper(
  meeting: Meeting,
  { do: _do, ...paper }: MeetingAskTo<'addPaper'>,
  context: MeetingContext,
): MeetingDecision {
  if (paper.item !== null && itemFor(meeting, paper.item, context) === null) return notFound()
  return preparing(meeting, context, () =>
    untilEnd(meeting, () => {
      if (meeting.papers.has(paper.paper)) return alreadySo
      if (meeting.papers.size >= mostPapers) {
        return refuse('tooMany', 'This meeting has as many papers as it can hold.')
      }
      return { events: [{ kind: 'paperAdded', payload: { meeting: meeting.id, ...paper } }] }
    }),
  )
}

export function removePaper(
  meeting: Meeting,
  { paper: id }: MeetingAskTo<'removePaper'>,
  context: MeetingContext,
): MeetingDecision {
  const paper = meeting.papers.get(id)
  if (paper === undefined) return preparing(meeting, context, () => alreadySo)
  const { item } = paper
  if (item !== null && itemFor(meeting, item, context) === null) return notFound()
  return preparing(meeting, context, () =>
    untilEnd(meeting, () => ({
      events: [{ kind: 'paperRemoved', payload: { meeting: meeting.id, item, paper: id } }],
    })),
  )
}

/** Sends what papers there are now; sending again sends to all again, with what has come since. */
export function sendPack(
  meeting: Meeting,
  { pack: given, to, needs }: MeetingAskTo<'sendPack'>,
  context: MeetingContext,
): MeetingDecision {
  const pack = given ?? context.newId()
  return preparing(meeting, context, () =>
    whileOpenToAll(meeting, () => {
      if (meeting.packs.has(pack)) return alreadySo
      const payload = { meeting: meeting.id, pack, papers: [...meeting.papers.keys()], to: [...to] }
      return { events: [{ kind: 'packSent', payload }, ...checksFor(meeting, needs, context)] }
    }),
  )
}

/** Whether a need was met is said by the person, and by whoever takes the notes for somebody on the phone. */
export function tickCheck(
  meeting: Meeting,
  { check: id, met }: MeetingAskTo<'tickCheck'>,
  context: MeetingContext,
): MeetingDecision {
  const check = meeting.checks.get(id)
  const isByPhone = meeting.roll.get(check?.person ?? '')?.how === 'phone'
  const mayTick = check?.person === context.actor || (isByPhone && mayNote(meeting, context))
  if (check === undefined || !mayTick) return notFound()
  if (check.met === met) return alreadySo
  return {
    events: [{ kind: 'checkTicked', payload: { meeting: meeting.id, check: id, met } }],
    voice: check.person,
  }
}
