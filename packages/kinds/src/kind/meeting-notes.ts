import { kind, section } from '../kind.ts'

/** Notes of a meeting, written together while it goes on or afterwards. */
export const meetingNotes = kind({
  id: 'meetingNotes',
  personal: false,
  isCalled: false,
  header: { status: 'draft', rung: 'involved', confidentiality: 'space', reviewDue: null },
  sections: [
    section('about'),
    section('whoCame'),
    section('interests'),
    section('whatWeSaid'),
    section('decisions', { agreed: true }),
    section('actions'),
    section('nextTime'),
  ],
})
