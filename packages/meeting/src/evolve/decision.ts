import type { MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { RecordedDecision } from '../part.ts'

export function recordDecision(
  meeting: Meeting,
  { payload }: MeetingEventOf<'decisionRecorded'>,
  at: number,
): Meeting {
  const { decision: id, item, words, vote, quorum, effective, review } = payload
  const known = meeting.decisions.get(id)
  const [recordedAt, dissented] = [known?.recordedAt ?? at, known?.dissent ?? []]
  const recorded = { id, item, words, vote, quorum, effective, review, recordedAt, dissent: dissented }
  return { ...meeting, decisions: new Map(meeting.decisions).set(id, recorded) }
}

export function dissent(meeting: Meeting, { payload }: MeetingEventOf<'dissented'>): Meeting {
  const { person, words } = payload
  return changeDecision(meeting, payload.decision, (decision) => ({
    dissent: [...decision.dissent.filter((one) => one.person !== person), { person, words }],
  }))
}

export function takeDissentBack(meeting: Meeting, { payload }: MeetingEventOf<'dissentTakenBack'>): Meeting {
  return changeDecision(meeting, payload.decision, (decision) => ({
    dissent: decision.dissent.filter(({ person }) => person !== payload.person),
  }))
}

export function agreeAction(
  meeting: Meeting,
  { payload }: MeetingEventOf<'actionAgreed'>,
  at: number,
): Meeting {
  const { action: id, item, words, owner, helper, due } = payload
  const known = meeting.actions.get(id)
  const stands = known ?? { status: 'open' as const, evidence: '', agreedAt: at, toldAt: null }
  const action = { ...stands, id, item, words, owner, helper, due }
  return { ...meeting, actions: new Map(meeting.actions).set(id, action) }
}

export function tellAction(meeting: Meeting, { payload }: MeetingEventOf<'actionTold'>, at: number): Meeting {
  const { action: id, status, evidence } = payload
  const known = meeting.actions.get(id)
  if (known === undefined) return meeting
  return { ...meeting, actions: new Map(meeting.actions).set(id, { ...known, status, evidence, toldAt: at }) }
}

function changeDecision(
  meeting: Meeting,
  id: string,
  change: (decision: RecordedDecision) => Partial<RecordedDecision>,
): Meeting {
  const decision = meeting.decisions.get(id)
  if (decision === undefined) return meeting
  return { ...meeting, decisions: new Map(meeting.decisions).set(id, { ...decision, ...change(decision) }) }
}
