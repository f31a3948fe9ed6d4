import { evolveMeeting, type MeetingEvent } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { hasChangedSight, mayChangeSight } from './sight.ts'
import { asha, asks, comesIn, itemOff, itemOn, leaves, lena, meetingAfter, moses, opened } from './testing.ts'

function changes(
  me: string,
  events: readonly MeetingEvent[],
  known: readonly string[] = [asha, lena, moses],
) {
  const last = events.at(-1)!
  const before = meetingAfter(...events.slice(0, -1))
  const after = evolveMeeting(before, last, { at: 1_795_700_000_000, actor: lena })
  return hasChangedSight(last, before, after, { me, isKnown: (person) => known.includes(person) })
}

describe('what a person may see of a meeting is asked for anew', () => {
  it('when an item that they are to leave begins or ends, and by nobody else', () => {
    const out = [...opened, comesIn(asha), ...leaves(asha), itemOn]
    expect([changes(asha, out), changes(moses, out)]).toEqual([true, false])
    expect([changes(asha, [...out, itemOff]), changes(moses, [...out, itemOff])]).toEqual([true, false])
  })

  it('when it is decided that they leave the item that is on', () => {
    const events = [...opened, comesIn(asha), itemOn, ...leaves(asha)]
    expect([changes(asha, events), changes(moses, events)]).toEqual([true, false])
  })

  it('when somebody comes in of whom the page does not know what they are called', () => {
    const events = [...opened, comesIn(moses)]
    expect([changes(asha, events), changes(asha, events, [asha])]).toEqual([false, true])
  })

  it('and not for turns', () => {
    expect(changes(asha, [...opened, comesIn(asha), asks(asha)])).toBe(false)
  })

  it('after rights, parts and offices of the space, and not after comments', () => {
    const kinds = [
      'rightGiven',
      'sectionAdded',
      'documentRenamed',
      'officeEnded',
      'guestUnited',
      'evaluationHeldIn',
      'evaluationFinished',
      'criterionOpened',
      'commented',
      'memberJoined',
    ]
    expect(kinds.filter(mayChangeSight)).toEqual([
      'rightGiven',
      'sectionAdded',
      'documentRenamed',
      'officeEnded',
      'guestUnited',
      'evaluationHeldIn',
      'evaluationFinished',
    ])
  })
})
