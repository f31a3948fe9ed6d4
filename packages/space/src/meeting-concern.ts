import type { Meeting, MeetingEvent } from '@alongside/meeting'
import { actionConcerns } from './action-concern.ts'
import type { Concern } from './concern.ts'
import type { MeetingMatter } from './notice.ts'
import type { Space } from './space.ts'

/** Whom something in a meeting concerns and why, given the space before and after it. */
export function meetingConcerns(event: MeetingEvent, before: Space, after: Space): readonly Concern[] {
  const document = event.payload.meeting
  const [was, is] = [before.meetings.get(document), after.meetings.get(document)]
  return was === undefined || is === undefined ? [] : concerns(event, was, is)
}

function concerns(event: MeetingEvent, was: Meeting, is: Meeting): readonly Concern[] {
  const document = is.id
  switch (event.kind) {
    case 'agendaPublished':
      return toEach([...is.seats.keys()], { why: 'meetingCalled', document })
    case 'seatsSet': {
      // Whoever gets a seat later is invited later.
      const fresh = [...is.seats.keys()].filter((person) => !was.seats.has(person))
      return isPublic(is) ? toEach(fresh, { why: 'meetingCalled', document }) : []
    }
    case 'noticeChanged':
      return isPublic(is) && isMoved(was, is) ? toEach(invitedTo(is), { why: 'meetingMoved', document }) : []
    case 'meetingCalledOff': {
      const { reason } = event.payload
      return isPublic(is) ? toEach(invitedTo(is), { why: 'meetingCalledOff', document, reason }) : []
    }
    case 'packSent': {
      const { pack, to } = event.payload
      return to.map(({ person, way }) => ({ whom: person, matter: { why: 'packSent', document, pack, way } }))
    }

    case 'interestDecided': {
      const { interest, item, effect, reason } = event.payload
      const whom = is.interests.get(interest)?.person
      return toEach(whom === undefined ? [] : [whom], {
        why: 'interestDecided',
        document,
        item,
        interest,
        effect,
        reason,
      })
    }
    case 'actionAgreed': {
      const { item, action, ...agreed } = event.payload
      return actionConcerns(was.actions.get(action), agreed, { document, item, action })
    }
    case 'interestReplied': {
      const { interest, item } = event.payload
      const whom = is.interests.get(interest)?.decided?.by ?? null
      return toEach(whom === null ? [] : [whom], { why: 'interestReplied', document, item, interest })
    }
    case 'cardLowered': {
      // Of an unnamed card nobody is told anything: not even who might have to hear of it.
      const by = was.cards.get(event.payload.card)?.by
      const { reason } = event.payload
      return by?.as !== 'named' || reason === null
        ? []
        : toEach([by.person], { why: 'cardLowered', document, reason })
    }

    case 'meetingOfficeGiven': {
      const { person, office } = event.payload
      return toEach([person], { why: 'meetingOfficeGiven', document, office })
    }
    case 'meetingOfficeEnded': {
      const { person, office, reason } = event.payload
      return toEach([person], { why: 'meetingOfficeEnded', document, office, reason })
    }
    case 'meetingEnded': {
      const unsaid = [...is.checks.values()].flatMap(({ person, met }) => (met === null ? [person] : []))
      const byPhone = [...is.roll.values()].flatMap(({ person, how }) => (how === 'phone' ? [person] : []))
      return [
        ...toEach([...new Set(unsaid)], { why: 'toTick', document }),
        ...toEach(byPhone, { why: 'meetingOver', document }),
      ]
    }
    case 'amendUntilSet':
      return toEach([...is.roll.keys()], { why: 'minutesReady', document, day: event.payload.day })
    case 'minutesSentBack': {
      const { amendUntil: day, reason } = event.payload
      return toEach([...is.roll.keys()], { why: 'minutesSentBack', document, day, reason })
    }
    case 'minutesApproved':
      return toEach([...is.roll.keys()], { why: 'minutesApproved', document })
    case 'askedHowItWas': {
      // Whoever has only a phone could not answer in private.
      const there = [...is.roll.values()].flatMap(({ person, how }) => (how === 'phone' ? [] : person))
      return toEach(there, { why: 'howWasIt', document })
    }
    default:
      return []
  }
}

/** Those who are to come, and those who are here already. */
function invitedTo({ seats, roll }: Meeting): readonly string[] {
  return [...new Set([...seats.keys(), ...roll.keys()])]
}

/** Before its agenda is published nobody was told of a meeting. */
function isPublic({ phase }: Meeting): boolean {
  return phase !== 'agendaDraft'
}

function isMoved({ notice: was }: Meeting, { notice: is }: Meeting): boolean {
  return (['startsAt', 'endsAt', 'place', 'callUrl', 'phone'] as const).some((one) => was[one] !== is[one])
}

function toEach(people: readonly string[], matter: MeetingMatter): readonly Concern[] {
  return people.map((whom) => ({ whom, matter }))
}
