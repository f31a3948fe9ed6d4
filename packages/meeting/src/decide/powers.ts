import { refuse, type MeetingOffice } from '@alongside/protocol'
import type { MeetingDecision } from '../decision.ts'
import { holdsMeetingOffice, type Meeting } from '../meeting.ts'
import type { MeetingContext } from './context.ts'

type Asking = Pick<MeetingContext, 'actor' | 'offices'>

/** Says whether the one who asks holds one of these offices, in the space or in this meeting. */
function holdsOne(meeting: Meeting, { actor, offices }: Asking, wanted: readonly MeetingOffice[]): boolean {
  return wanted.some((office) => offices.includes(office) || holdsMeetingOffice(meeting, actor, office))
}

/** Says whether somebody calls speakers, opens items and decides what interests mean. */
export function mayLead(meeting: Meeting, asking: Asking): boolean {
  return holdsOne(meeting, asking, ['chair', 'facilitator'])
}

/** Says whether somebody writes down for others: the roll, and what those ask who have no device. */
export function mayNote(meeting: Meeting, asking: Asking): boolean {
  return holdsOne(meeting, asking, ['chair', 'facilitator', 'noteTaker'])
}

/** Says whether somebody types the captions. */
export function mayCaption(meeting: Meeting, asking: Asking): boolean {
  return holdsOne(meeting, asking, ['captioner'])
}

/** Says whether somebody sets the meeting up: notice, agenda, papers, seats. */
export function mayPrepare(meeting: Meeting, asking: Asking): boolean {
  return asking.offices.includes('organiser') || mayNote(meeting, asking)
}

/** Says whether somebody is the chair, of the space or of this meeting. */
export function mayChair(meeting: Meeting, asking: Asking): boolean {
  return holdsOne(meeting, asking, ['chair'])
}

/** Says whether somebody gives and ends offices in this meeting. */
export function mayAppoint(meeting: Meeting, asking: Asking): boolean {
  return asking.offices.includes('organiser') || mayChair(meeting, asking)
}

export function leading(meeting: Meeting, asking: Asking, then: () => MeetingDecision): MeetingDecision {
  return mayLead(meeting, asking)
    ? then()
    : refuse('notAllowed', 'Only the chair or the facilitator can do this. Ask one of them.')
}

export function noting(meeting: Meeting, asking: Asking, then: () => MeetingDecision): MeetingDecision {
  return mayNote(meeting, asking)
    ? then()
    : refuse('notAllowed', 'Only the chair, the facilitator or the note taker can do this.')
}

export function preparing(meeting: Meeting, asking: Asking, then: () => MeetingDecision): MeetingDecision {
  return mayPrepare(meeting, asking)
    ? then()
    : refuse('notAllowed', 'Only those who prepare this meeting can do this. Ask an organiser or the chair.')
}

/** Lets somebody act for themselves, and whoever takes the notes for anybody. */
export function forOneself(
  meeting: Meeting,
  context: MeetingContext,
  person: string,
  then: () => MeetingDecision,
): MeetingDecision {
  if (person === context.actor) return then()
  return noting(meeting, context, () => {
    const answer = then()
    return 'refusal' in answer ? answer : { ...answer, voice: person }
  })
}
