import type { MeetingEvent } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { asha, comesIn, id, item, leaves, lena, meetingAfter, moses } from '../testing.ts'
import { both } from './testing.ts'
import { whyNoVote } from './why-no-vote.ts'

const standsIn = (of: string, votes: boolean): MeetingEvent => ({
  kind: 'cameIn',
  payload: {
    meeting: id,
    person: lena,
    capacity: 'usesServices',
    how: 'present',
    attends: { as: 'substitute', of, votes },
  },
})
const goesOut = (person: string): MeetingEvent => ({ kind: 'wentOut', payload: { meeting: id, person } })
const why = (person: string, ...events: readonly MeetingEvent[]) =>
  whyNoVote(meetingAfter(...both, ...events), person, item)

describe('why somebody does not vote', () => {
  it('is nothing where they have a seat with a vote and are here', () => {
    expect(why(asha)).toBeNull()
  })

  it('is that they are not here, have no seat, or watch', () => {
    expect(why(asha, goesOut(asha))).toEqual({ is: 'notHere' })
    expect(why(lena, comesIn(lena))).toEqual({ is: 'noSeat' })
    const watches = {
      kind: 'cameIn' as const,
      payload: {
        meeting: id,
        person: lena,
        capacity: 'observer' as const,
        how: 'present' as const,
        attends: { as: 'observer' as const },
      },
    }
    expect(why(lena, watches)).toEqual({ is: 'observer' })
  })

  it('is an interest of theirs in the item, by what was decided of it', () => {
    expect(why(asha, ...leaves(asha))).toEqual({ is: 'interest' })
    expect(why(moses, ...leaves(asha))).toBeNull()
  })

  it('is that they stand in without the vote, or for somebody who is here', () => {
    expect(why(lena, goesOut(asha), standsIn(asha, false))).toEqual({ is: 'standIn', of: asha })
    expect(why(lena, standsIn(asha, true))).toEqual({ is: 'standInHere', of: asha })
    expect(why(lena, goesOut(asha), standsIn(asha, true))).toBeNull()
  })
})
