import { notFound, refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { Meeting } from '../meeting.ts'
import type { Interest } from '../part.ts'
import type { MeetingContext } from './context.ts'
import { itemFor } from './item.ts'
import { untilEnd } from './phase.ts'
import { forOneself, leading } from './powers.ts'
import { endOfTurn } from './turn.ts'

/** How many interests a meeting may hold. */
const mostInterests = 1_000

export function declareInterest(
  meeting: Meeting,
  { do: _do, ...declared }: MeetingAskTo<'declareInterest'>,
  context: MeetingContext,
): MeetingDecision {
  const { interest: id, person, item } = declared
  if (itemFor(meeting, item, context) === null) return notFound()
  if (!context.mayCome(person) && !meeting.roll.has(person)) return notFound()
  return forOneself(meeting, context, person, () =>
    untilEnd(meeting, () => {
      const known = meeting.interests.get(id)
      if (known !== undefined) {
        return known.person === person ? alreadySo : refuse('invalid', 'This number is taken.', 'interest')
      }
      if (meeting.interests.size >= mostInterests) {
        return refuse('tooMany', 'This meeting holds as many interests as it can.')
      }
      return { events: [{ kind: 'interestDeclared', payload: { meeting: meeting.id, ...declared } }] }
    }),
  )
}

/** What was decided of it counts no more. */
export function withdrawInterest(
  meeting: Meeting,
  ask: MeetingAskTo<'withdrawInterest'>,
  context: MeetingContext,
): MeetingDecision {
  return withInterest(meeting, ask.interest, ({ id, item, person, withdrawn }) =>
    forOneself(meeting, context, person, () =>
      untilEnd(meeting, () => {
        if (withdrawn) return alreadySo
        if (meeting.on === item) {
          return refuse('notAllowed', 'This item is on. What was decided holds until it is closed.')
        }
        const payload = { meeting: meeting.id, item, interest: id }
        return { events: [{ kind: 'interestWithdrawn', payload }] }
      }),
    ),
  )
}

/** By whoever leads, openly and with a reason; nobody decides on an interest of their own. */
export function decideInterest(
  meeting: Meeting,
  { interest, effect, reason }: MeetingAskTo<'decideInterest'>,
  context: MeetingContext,
): MeetingDecision {
  return withInterest(meeting, interest, ({ id, item, person, withdrawn, decided }) =>
    leading(meeting, context, () =>
      untilEnd(meeting, () => {
        if (person === context.actor) {
          return refuse('notAllowed', 'Somebody else decides what your own interest means.')
        }
        if (withdrawn) return refuse('ended', 'This interest was withdrawn.')
        if (decided?.effect === effect && decided.reason === reason) return alreadySo
        const isLeaving = effect === 'leave' && meeting.on === item && meeting.speaking?.person === person
        const payload = { meeting: meeting.id, item, interest: id, effect, reason }
        return {
          events: [...(isLeaving ? endOfTurn(meeting) : []), { kind: 'interestDecided', payload }],
        }
      }),
    ),
  )
}

/** The person's own words on what was decided: their right, also after the meeting. */
export function replyToInterest(
  meeting: Meeting,
  { interest, words }: MeetingAskTo<'replyToInterest'>,
  context: MeetingContext,
): MeetingDecision {
  return withInterest(meeting, interest, ({ id, item, person, decided, reply }) =>
    forOneself(meeting, context, person, () => {
      if (decided === null) return refuse('notAllowed', 'Nothing has been decided yet.')
      if (reply === words) return alreadySo
      const payload = { meeting: meeting.id, item, interest: id, words }
      return { events: [{ kind: 'interestReplied', payload }] }
    }),
  )
}

/** Whoever must leave an item still knows of the interest: it is theirs, or was decided in the open. */
function withInterest(
  meeting: Meeting,
  id: string,
  then: (interest: Interest) => MeetingDecision,
): MeetingDecision {
  const interest = meeting.interests.get(id)
  return interest === undefined ? notFound() : then(interest)
}
