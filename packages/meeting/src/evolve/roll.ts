import type { MeetingEventOf } from '../event.ts'
import { holdsMeetingOffice, type Meeting } from '../meeting.ts'
import { stopForRed } from './item.ts'
import { stopWaiting } from './turn.ts'

/** Whoever comes back is here as they say now, and since they came first. */
export function comeIn(meeting: Meeting, { payload }: MeetingEventOf<'cameIn'>, at: number): Meeting {
  const { person, capacity, how, attends } = payload
  const from = meeting.roll.get(person)?.from ?? at
  const apologies = new Map(meeting.apologies)
  apologies.delete(person)
  const attendance = { person, capacity, how, attends, from, to: null }
  return { ...meeting, apologies, roll: new Map(meeting.roll).set(person, attendance) }
}

/** Whoever goes takes their place in the list and the cards under their name along. */
export function goOut(meeting: Meeting, { payload }: MeetingEventOf<'wentOut'>, at: number): Meeting {
  const { person } = payload
  const attendance = meeting.roll.get(person)
  if (attendance === undefined) return meeting
  const roll = new Map(meeting.roll).set(person, { ...attendance, to: at })
  const cards = new Map(
    [...meeting.cards].filter(([, { by }]) => by.as === 'unnamed' || by.person !== person),
  )
  return stopForRed({ ...stopWaiting(meeting, person), roll, cards }, at)
}

export function apologise(meeting: Meeting, { payload }: MeetingEventOf<'apologised'>, at: number): Meeting {
  const { person, words } = payload
  return { ...meeting, apologies: new Map(meeting.apologies).set(person, { person, words, at }) }
}

export function giveOffice(meeting: Meeting, { payload }: MeetingEventOf<'meetingOfficeGiven'>): Meeting {
  const { person, office } = payload
  if (holdsMeetingOffice(meeting, person, office)) return meeting
  const offices = [...(meeting.offices.get(person)?.offices ?? []), office]
  return { ...meeting, offices: new Map(meeting.offices).set(person, { person, offices }) }
}

export function endOffice(meeting: Meeting, { payload }: MeetingEventOf<'meetingOfficeEnded'>): Meeting {
  const { person, office } = payload
  const offices = (meeting.offices.get(person)?.offices ?? []).filter((one) => one !== office)
  return { ...meeting, offices: new Map(meeting.offices).set(person, { person, offices }) }
}
