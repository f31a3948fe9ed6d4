import { isSame, notFound, refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { Meeting } from '../meeting.ts'
import type { RecordedDecision } from '../part.ts'
import type { MeetingContext } from './context.ts'
import { itemFor } from './item.ts'
import { untilApproved } from './phase.ts'
import { forOneself, mayNote, noting } from './powers.ts'
import { standingOf } from './vote.ts'

/** How many decisions, and how many actions a meeting may hold. */
const most = { decisions: 500, actions: 1_000 }

export function recordDecision(
  meeting: Meeting,
  { do: _do, ...recorded }: MeetingAskTo<'recordDecision'>,
  context: MeetingContext,
): MeetingDecision {
  const { decision: id, item, vote: voteId } = recorded
  if (itemFor(meeting, item, context) === null) return notFound()
  return noting(meeting, context, () =>
    untilApproved(meeting, () => {
      const known = meeting.decisions.get(id)
      if (known !== undefined && known.item !== item) return notFound()
      const vote = voteId === null ? null : (meeting.votes.get(voteId) ?? null)
      if (voteId !== null && (vote === null || vote.item !== item)) return notFound()
      if (vote !== null && vote.closed === null) {
        return refuse('notAllowed', 'The vote is not closed yet.', 'vote')
      }
      if (known === undefined && meeting.decisions.size >= most.decisions) {
        return refuse('tooMany', 'This meeting holds as many decisions as it can.')
      }
      const now = meeting.phase === 'live' ? standingOf(meeting, item, context) : null
      const quorum = vote?.closed?.quorum ?? (known === undefined ? now : known.quorum)
      const payload = { meeting: meeting.id, ...recorded, quorum }
      const stands = known !== undefined && isSame(asRecorded(known), { ...recorded, quorum })
      return stands ? alreadySo : { events: [{ kind: 'decisionRecorded', payload }] }
    }),
  )
}

export function dissent(
  meeting: Meeting,
  { decision, person, words }: MeetingAskTo<'dissent'>,
  context: MeetingContext,
): MeetingDecision {
  return onDecision(meeting, decision, person, context, ({ item, dissent: said }) => {
    if (said.some((one) => one.person === person && one.words === words)) return alreadySo
    const payload = { meeting: meeting.id, item, decision, person, words }
    return { events: [{ kind: 'dissented', payload }] }
  })
}

export function takeDissentBack(
  meeting: Meeting,
  { decision, person }: MeetingAskTo<'takeDissentBack'>,
  context: MeetingContext,
): MeetingDecision {
  return onDecision(meeting, decision, person, context, ({ item, dissent: said }) => {
    if (!said.some((one) => one.person === person)) return alreadySo
    const payload = { meeting: meeting.id, item, decision, person }
    return { events: [{ kind: 'dissentTakenBack', payload }] }
  })
}

export function agreeAction(
  meeting: Meeting,
  { do: _do, ...agreed }: MeetingAskTo<'agreeAction'>,
  context: MeetingContext,
): MeetingDecision {
  const { action: id, item, owner, helper } = agreed
  if (itemFor(meeting, item, context) === null) return notFound()
  return noting(meeting, context, () =>
    untilApproved(meeting, () => {
      const known = meeting.actions.get(id)
      if (known !== undefined && known.item !== item) return notFound()
      const mayKnow = (person: string) => mayKnowOf(meeting, person, item, context)
      if (owner !== known?.owner && !mayKnow(owner)) {
        return refuse('invalid', 'Only who may read this item takes it on.', 'owner')
      }
      if (helper !== null && helper !== known?.helper && !mayKnow(helper)) {
        return refuse('invalid', 'Only who may read this item helps with it.', 'helper')
      }
      if (helper === owner) return refuse('invalid', 'Somebody else helps with it.', 'helper')
      if (known === undefined && meeting.actions.size >= most.actions) {
        return refuse('tooMany', 'This meeting holds as many actions as it can.')
      }
      const { words, due } = agreed
      const stands =
        known?.words === words && known.owner === owner && known.helper === helper && known.due === due
      return stands
        ? alreadySo
        : { events: [{ kind: 'actionAgreed', payload: { meeting: meeting.id, ...agreed } }] }
    }),
  )
}

/** Also long after the meeting: by those who took it on and help, and by those who note. */
export function tellAction(
  meeting: Meeting,
  { action: id, status, evidence }: MeetingAskTo<'tellAction'>,
  context: MeetingContext,
): MeetingDecision {
  const action = meeting.actions.get(id)
  if (action === undefined || itemFor(meeting, action.item, context) === null) return notFound()
  const isTheirs = action.owner === context.actor || action.helper === context.actor
  if (!isTheirs && !mayNote(meeting, context)) {
    return refuse('notAllowed', 'Only who took this on, who helps, and who notes say how it stands.')
  }
  if (action.status === status && action.evidence === evidence) return alreadySo
  const payload = { meeting: meeting.id, item: action.item, action: id, status, evidence }
  return { events: [{ kind: 'actionTold', payload }] }
}

function asRecorded({ id: decision, item, words, vote, quorum, effective, review }: RecordedDecision) {
  return { decision, item, words, vote, quorum, effective, review }
}

/** Says whether somebody may read an item; who is there by name alone has no other way to than by those who note. */
function mayKnowOf(meeting: Meeting, person: string, item: string, context: MeetingContext): boolean {
  return context.mayCome(person) ? context.mayRead(person, item) : meeting.roll.has(person)
}

/** Whoever may read an item says for themselves what they think of what was decided there. */
function onDecision(
  meeting: Meeting,
  id: string,
  person: string,
  context: MeetingContext,
  then: (decision: RecordedDecision) => MeetingDecision,
): MeetingDecision {
  const decision = meeting.decisions.get(id)
  if (decision === undefined || itemFor(meeting, decision.item, context) === null) return notFound()
  if (!mayKnowOf(meeting, person, decision.item, context)) return notFound()
  return forOneself(meeting, context, person, () => untilApproved(meeting, () => then(decision)))
}
