import { describe, expect, it } from 'vitest'
import type { CompleteMeetingAsk } from './ask.ts'
import type { Meeting } from './meeting.ts'
import { asha, facts, Hall, id, lena, moses, priya, sam } from './testing/hall.ts'

const dayMs = 86_400_000
const next = id('next')
const notes = [
  { item: id('bus'), seq: 7, open: 0 },
  { item: id('money'), seq: 3, open: 0 },
]
const approve = (more: Partial<Extract<CompleteMeetingAsk, { do: 'approveMinutes' }>> = {}) =>
  ({ do: 'approveMinutes', in: next, reason: null, notes, ...more }) as const
const sendBack = {
  do: 'sendMinutesBack',
  in: next,
  reason: 'The bus is wrong.',
  amendUntil: '2026-03-30',
} as const

/** A meeting that is over, on 4 March 2026, and the one that follows it, which is on. */
function ended(follower: Partial<Meeting> = {}): Hall {
  const hall = Hall.open()
  hall.must(lena, { do: 'end' })
  const later = Hall.open()
  hall.followers = [{ ...later.meeting, id: next, from: hall.meeting.id, ...follower }]
  return hall
}

describe('the minutes of a meeting', () => {
  it('[G140] are amended for 14 days, or until another day from today on that those who note set', () => {
    const hall = ended()
    expect(hall.meeting).toMatchObject({ phase: 'draftMinutes', minutes: { amendUntil: '2026-03-18' } })
    const until = (day: string) => ({ do: 'setAmendUntil', day }) as const
    expect([asha, priya].map((one) => hall.kindOf(one, until('2026-03-20')))).toEqual(
      Array(2).fill('notAllowed'),
    )
    hall.must(sam, until('2026-03-20'))
    expect(hall.must(sam, until('2026-03-20'))).toEqual([])
    expect(hall.meeting.minutes.amendUntil).toBe('2026-03-20')
    expect(hall.kindOf(sam, until('2026-03-03'))).toBe('invalid')
    expect(hall.kindOf(sam, until('2026-03-04'))).toBe('done')
    expect(Hall.open().kindOf(sam, until('2026-03-20'))).toBe('notAllowed')
  })

  it('[G142] are approved in a meeting that follows and is on, by whoever leads it, with its quorum', () => {
    const hall = ended({ quorum: { atLeast: 7, of: [] } })
    expect([asha, sam, priya].map((one) => hall.kindOf(one, approve()))).toEqual(Array(3).fill('notAllowed'))
    expect(hall.kindOf(lena, approve({ in: id('other') }))).toBe('notFound')
    hall.must(lena, approve())
    expect(hall.must(lena, approve())).toEqual([])
    expect(hall.meeting).toMatchObject({
      phase: 'approved',
      minutes: { approved: { by: lena, at: hall.at, in: next, quorum: { isMet: false, have: 5, need: 7 } } },
    })
    for (const phase of ['agendaDraft', 'published', 'draftMinutes'] as const) {
      expect(ended({ phase }).kindOf(lena, approve())).toBe('notAllowed')
    }
    // Whoever leads the later meeting alone leads it there, and not whoever led the earlier one alone.
    const offices = new Map([[asha, { person: asha, offices: ['facilitator' as const] }]])
    expect(ended({ offices }).kindOf(asha, approve())).toBe('done')
    const led = ended()
    led.meeting = { ...led.meeting, offices }
    expect(led.kindOf(asha, approve())).toBe('notAllowed')
    expect(Hall.open().kindOf(lena, approve({ in: null, reason: 'r' }))).toBe('notAllowed')
  })

  it('[G142] are approved by the chair after the day, with a reason, where no meeting follows', () => {
    const alone = approve({ in: null, reason: 'It was the last meeting.' })
    const hall = ended()
    hall.pass(15 * dayMs)
    expect(hall.kindOf(lena, alone)).toBe('notAllowed')
    hall.followers = hall.followers.map((one) => ({ ...one, calledOff: { reason: 'Snow.', at: 0 } }))
    expect(hall.kindOf(lena, approve({ in: null }))).toBe('invalid')
    expect([asha, sam].map((one) => hall.kindOf(one, alone))).toEqual(Array(2).fill('notAllowed'))
    hall.must(lena, alone)
    expect(hall.meeting.minutes.approved).toMatchObject({ in: null, reason: 'It was the last meeting.' })
    const early = ended()
    early.followers = []
    early.pass(14 * dayMs)
    expect(early.kindOf(lena, alone)).toBe('notAllowed')
  })

  it('[G143] are not approved while amendments are open, whose number is told as far as one may read them', () => {
    const words = (hall: Hall, open: readonly number[]) => {
      const decision = hall.ask(
        lena,
        approve({ notes: notes.map((one, at) => ({ ...one, open: open[at] ?? 0 })) }),
      )
      return 'refusal' in decision ? decision.refusal.words : 'done'
    }
    expect(words(ended(), [1, 2])).toContain('3 amendments')
    expect(words(ended(), [1, 0])).toContain('One amendment is')
    const hall = ended()
    hall.closedTo.add(`${lena} ${id('money')}`)
    expect(words(hall, [1, 2])).toContain('One amendment is')
    expect(words(hall, [0, 2])).not.toMatch(/\d|One|amendment/)
    expect(words(hall, [0, 0])).toBe('done')
  })

  it('[G143] are not approved without their notes having been read', () => {
    const hall = ended()
    expect(hall.kindOf(lena, approve({ notes: null }))).toBe('notSaved')
    expect(hall.kindOf(asha, approve({ notes: null }))).toBe('notAllowed')
    hall.must(lena, approve())
    expect(hall.must(lena, approve({ notes: null }))).toEqual([])
  })

  it('[G144] stand as after a row of the notes of each item once they are approved, and nothing is recorded then', () => {
    const hall = ended()
    hall.must(sam, { do: 'dissent', decision: decided(hall), person: moses, words: 'No.' })
    const events = hall.must(lena, approve())
    expect(events.map(({ kind }) => kind)).toEqual(['notesApproved', 'notesApproved', 'minutesApproved'])
    expect([...hall.meeting.items.values()].map(({ approvedSeq }) => approvedSeq)).toEqual([7, 3])
    for (const event of events) expect('item' in event.payload).toBe(event.kind === 'notesApproved')
    for (const ask of [
      { do: 'setAmendUntil', day: '2026-03-30' },
      sendBack,
      { do: 'dissent', decision: id('d'), person: lena, words: 'No.' },
      {
        do: 'agreeAction',
        action: id('a'),
        item: id('bus'),
        words: 'w',
        owner: lena,
        helper: null,
        due: null,
      },
    ] as const) {
      expect(hall.kindOf(lena, ask), ask.do).toBe('ended')
    }
    expect(hall.must(asha, { do: 'goOut', person: asha })).toEqual([])
    expect(hall.meeting.roll.get(asha)?.to).toBeNull()
  })

  it('[G145] are sent back in a meeting that follows, with a reason and another day, as often as needed', () => {
    const hall = ended()
    expect([asha, sam].map((one) => hall.kindOf(one, sendBack))).toEqual(Array(2).fill('notAllowed'))
    expect(hall.kindOf(lena, { ...sendBack, amendUntil: '2026-03-03' })).toBe('invalid')
    hall.must(lena, sendBack)
    expect(hall.must(lena, sendBack)).toEqual([])
    hall.must(lena, { ...sendBack, reason: 'The money too.', amendUntil: '2026-04-02' })
    expect(hall.meeting).toMatchObject({
      phase: 'draftMinutes',
      minutes: {
        amendUntil: '2026-04-02',
        approved: null,
        sentBack: [
          { by: lena, in: next, reason: 'The bus is wrong.' },
          { by: lena, in: next, reason: 'The money too.' },
        ],
      },
    })
    hall.must(lena, approve())
    expect(hall.meeting.minutes.sentBack).toHaveLength(2)
  })

  it('[G146] stay those that an item was put on the agenda to approve', () => {
    const hall = Hall.open()
    const item = hall.meeting.items.get(id('bus'))
    if (item === undefined) throw new Error('no bus')
    const before = { ...item, facts: { ...facts, approves: id('last') } }
    hall.meeting = { ...hall.meeting, items: new Map([[id('bus'), before]]) }
    const change = (more: object) =>
      hall.must(lena, { do: 'changeItem', item: id('bus'), facts: { ...facts, ...more } })
    expect(change({})).toEqual([])
    change({ minutes: 9, approves: id('other') })
    expect(hall.meeting.items.get(id('bus'))?.facts).toMatchObject({ minutes: 9, approves: id('last') })
  })
})

/** A decision that was written down before the minutes are approved. */
function decided(hall: Hall): string {
  const decision = {
    decision: id('d'),
    item: id('bus'),
    words: 'w',
    vote: null,
    effective: null,
    review: null,
  }
  hall.must(sam, { do: 'recordDecision', ...decision })
  return id('d')
}
