import type { Logged, MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { Check } from '../part.ts'

export function addPaper(
  meeting: Meeting,
  { payload }: MeetingEventOf<'paperAdded'>,
  { at, actor }: Logged,
): Meeting {
  const { paper: id, item, title, source } = payload
  if (meeting.papers.has(id)) return meeting
  const paper = { id, item, title, source, addedAt: at, addedBy: actor }
  return { ...meeting, papers: new Map(meeting.papers).set(id, paper) }
}

export function removePaper(meeting: Meeting, { payload }: MeetingEventOf<'paperRemoved'>): Meeting {
  const papers = new Map(meeting.papers)
  return papers.delete(payload.paper) ? { ...meeting, papers } : meeting
}

export function sendPack(meeting: Meeting, { payload }: MeetingEventOf<'packSent'>, at: number): Meeting {
  const { pack: id, papers, to } = payload
  return { ...meeting, packs: new Map(meeting.packs).set(id, { id, at, papers, to }) }
}

export function makeChecks(meeting: Meeting, { payload }: MeetingEventOf<'checksMade'>): Meeting {
  const { person } = payload
  const made = payload.checks.map(({ check: id, need }): [string, Check] => [
    id,
    { id, person, need, met: null },
  ])
  return { ...meeting, checks: new Map([...meeting.checks, ...made]) }
}

export function tickCheck(meeting: Meeting, { payload }: MeetingEventOf<'checkTicked'>): Meeting {
  const check = meeting.checks.get(payload.check)
  if (check === undefined) return meeting
  return { ...meeting, checks: new Map(meeting.checks).set(check.id, { ...check, met: payload.met }) }
}
