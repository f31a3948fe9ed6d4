import { freshMeeting, type Meeting } from '@alongside/meeting'
import type { Capacity } from '@alongside/protocol'
import { decide, type Ask, type Space } from '@alongside/space'
import { beforeEach, describe, expect, it } from 'vitest'
import { findInMeetings } from './find-in-meetings.ts'
import { seerIn } from './seer.ts'

const id = (name: string): string => name.padEnd(16, 'x').slice(0, 16)
const [lena, sam, asha] = [id('lena'), id('sam'), id('asha')] as const
const dayMs = 86_400_000
const opened = Date.UTC(2026, 2, 20, 9)
const attending = (person: string, capacity: Capacity, from = opened, to: number | null = null) =>
  [person, { person, capacity, how: 'present', attends: { as: 'self' }, from, to }] as const

let space: Space | null = null
let made = 0

function must(actor: string, ask: Ask): string {
  const decision = decide(space, ask, {
    space: id('board'),
    actor,
    hand: actor,
    at: opened - 30 * dayMs,
    today: '2026-02-20',
    newId: () => id(`n${(made += 1)}`),
    hourly: { guests: 5, acts: 5 },
    language: 'en',
  })
  if ('refusal' in decision) throw new Error(decision.refusal.words)
  space = decision.space
  return decision.made ?? ''
}

const foundIn = (there: Space, person: string) => findInMeetings(there, seerIn(there, person))

/** The meeting that was called, as if all this had happened in it. */
function held(meeting: string, happened: Partial<Meeting>): Space {
  const notice = space?.meetings.get(meeting)?.notice
  if (space === null || notice === undefined) throw new Error('no such meeting')
  const fresh = freshMeeting({
    meeting,
    notice: { ...notice, papersDue: '2026-03-13' },
    quorum: { atLeast: 0, of: [] },
    seats: [lena, sam, asha].map((person) => ({ person, votes: person !== sam })),
    series: null,
    from: null,
  })
  const meetings = new Map(space.meetings).set(meeting, { ...fresh, openedAt: opened, ...happened })
  return { ...space, meetings }
}

describe('what meetings tell of how they are held', () => {
  let meeting: string
  let item: string

  beforeEach(() => {
    space = null
    must(lena, { do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] })
    for (const person of [sam, asha]) {
      const seat = {
        capacities: ['clinician' as const],
        organisation: null,
        seat: null,
        speaksFor: null,
        term: { from: null, to: null },
        voting: true,
      }
      const terms = { label: 'all', seat, lastDay: '2999-12-31', uses: 1 }
      const invitation = must(lena, { do: 'inviteByLink', ...terms })
      must(person, { do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' })
    }
    meeting = must(lena, {
      do: 'callMeeting',
      title: 'March',
      notice: {
        startsAt: opened,
        endsAt: opened + 3_600_000,
        place: '',
        callUrl: null,
        phone: null,
        papersDue: null,
        preMeeting: null,
        payment: '',
        words: '',
      },
      quorum: { atLeast: 0, of: [] },
      seats: [],
      series: null,
      from: null,
    })
    item = must(lena, {
      do: 'addItem',
      meeting,
      title: 'Buses',
      after: null,
      facts: {
        sort: 'decision',
        purpose: '',
        ask: '',
        presenter: null,
        minutes: 20,
        breakAfter: null,
        standing: false,
      },
      confidential: null,
    })
  })

  it('[R1] those chaired who were asked to, or else those who chair the space and were here', () => {
    const roll = new Map([attending(lena, 'layPartner'), attending(asha, 'usesServices')])
    expect(foundIn(held(meeting, { roll }), asha).chairing).toEqual([])
    must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
    const source = { what: 'meeting', meeting } as const
    const chaired = { at: opened, whole: 1, part: 0, source }
    expect(foundIn(held(meeting, { roll }), asha).chairing).toEqual([
      { person: lena, capacity: 'layPartner', ...chaired },
    ])
    const offices = new Map([[asha, { person: asha, offices: ['chair' as const] }]])
    expect(foundIn(held(meeting, { roll, offices }), asha).chairing).toEqual([
      { person: asha, capacity: 'usesServices', ...chaired },
    ])
  })

  it('[R1] those decided who voted, or had a vote and were here then', () => {
    const roll = new Map([
      attending(lena, 'layPartner', opened, opened + 10),
      attending(sam, 'clinician'),
      attending(asha, 'usesServices'),
    ])
    const decision = { item, words: 'w', quorum: null, effective: null, review: null, dissent: [] }
    const at = (recordedAt: number, vote: string | null) => {
      const one = { ...decision, id: id('d'), recordedAt, vote }
      const vote0 = { id: id('v'), item, voted: [lena] }
      const votes = new Map([[id('v'), vote0]]) as never
      const there = held(meeting, { roll, votes, decisions: new Map([[one.id, one]]) })
      return foundIn(there, asha).deciding.map(({ person }) => person)
    }
    expect([at(opened + 5, null), at(opened + 20, null)]).toEqual([[lena, asha], [asha]])
    expect(at(opened + 20, id('v'))).toEqual([lena])
  })

  it('[R3] papers came late that were added after the last day for them, by the clocks of the space', () => {
    const paper = (name: string, addedAt: number, of: string | null): [string, never] => [
      id(name),
      {
        id: id(name),
        item: of,
        title: name,
        source: { what: 'file', file: id('f') },
        addedAt,
        addedBy: lena,
      } as never,
    ]
    const lastDay = Date.UTC(2026, 2, 13, 22, 59)
    const papers = new Map([paper('early', lastDay, null), paper('late', lastDay + 2 * 3_600_000, item)])
    const { papers: found } = foundIn(held(meeting, { papers }), asha)
    expect(found.map(({ part, source }) => [part, source.what])).toEqual([
      [0, 'meeting'],
      [1, 'item'],
    ])
    expect(found[0]?.people).toEqual([lena, sam, asha])
  })

  it('[M273] what people needed is told to those alone who prepare the meeting, once they said how it was', () => {
    const check = (name: string, met: boolean | null) =>
      [id(name), { id: id(name), person: asha, need: 'A ramp', met }] as const
    const checks = new Map([check('a', true), check('b', false), check('c', null)])
    const there = held(meeting, { checks })
    expect(foundIn(there, lena).needs.map(({ part }) => part)).toEqual([0, 1])
    expect(foundIn(there, sam).needs).toEqual([])
  })

  it('[M273] a meeting that did not begin, or was put away, tells nothing', () => {
    must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
    const roll = new Map([attending(lena, 'layPartner')])
    expect(foundIn(held(meeting, { roll, openedAt: null }), lena).chairing).toEqual([])
    must(lena, { do: 'putDocumentAway', document: meeting })
    expect(foundIn(held(meeting, { roll }), lena).chairing).toEqual([])
  })
})
