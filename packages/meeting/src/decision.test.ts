import { describe, expect, it } from 'vitest'
import { asha, Hall, id, lena, moses, sam } from './testing/hall.ts'
import { viewFor } from './view.ts'

const bus = id('bus')
const decision = id('decision')
const action = id('action')
const record = {
  do: 'recordDecision',
  decision,
  item: bus,
  words: 'Two more buses.',
  vote: null,
  effective: '2026-04-01',
  review: null,
} as const
const agree = {
  do: 'agreeAction',
  action,
  item: bus,
  words: 'Ask for them.',
  owner: asha,
  helper: moses,
  due: null,
} as const
const tell = (status: 'open' | 'done' | 'dropped', evidence = '') =>
  ({ do: 'tellAction', action, status, evidence }) as const

function onBus(): Hall {
  const hall = Hall.open()
  hall.must(lena, { do: 'openItem', item: bus })
  return hall
}

describe('a decision', () => {
  it('[G80] is recorded by those who note, with how the quorum stood, and put right until the minutes are approved', () => {
    const hall = onBus()
    expect(hall.kindOf(asha, record)).toBe('notAllowed')
    expect(hall.kindOf(sam, { ...record, item: id('none') })).toBe('notFound')
    expect(hall.kindOf(sam, { ...record, vote: id('none') })).toBe('notFound')
    hall.must(sam, record)
    expect(hall.must(sam, record)).toEqual([])
    hall.must(lena, { do: 'end' })
    hall.pass(1_000)
    hall.must(sam, { ...record, words: 'Two more buses in the morning.' })
    expect(hall.meeting.decisions.get(decision)).toMatchObject({
      words: 'Two more buses in the morning.',
      quorum: { isMet: true, have: 5 },
      recordedAt: hall.at - 1_000,
    })
    hall.must(sam, { ...record, decision: id('later') })
    expect(hall.meeting.decisions.get(id('later'))?.quorum).toBeNull()
  })

  it('[G80] by a vote is recorded once that is closed, with the quorum of that moment', () => {
    const hall = onBus()
    const vote = id('vote')
    hall.must(lena, {
      do: 'openVote',
      vote,
      item: bus,
      question: 'q',
      method: { by: 'consent' },
      secret: false,
    })
    expect(hall.kindOf(sam, { ...record, vote })).toBe('notAllowed')
    hall.must(lena, { do: 'closeVote', vote, secretBallots: null })
    hall.must(moses, { do: 'goOut', person: moses })
    hall.must(sam, { ...record, vote })
    expect(hall.meeting.decisions.get(decision)?.quorum).toMatchObject({ have: 5 })
  })

  it('[G81] keeps the dissent of each person in their words, until they take it back', () => {
    const hall = onBus()
    hall.must(sam, record)
    const dissent = (person: string, words: string) => ({ do: 'dissent', decision, person, words }) as const
    hall.must(asha, dissent(asha, 'It is too late for me.'))
    expect(hall.must(asha, dissent(asha, 'It is too late for me.'))).toEqual([])
    hall.must(asha, dissent(asha, 'It is still too late.'))
    hall.must(sam, dissent(moses, 'Too dear.'))
    expect(hall.log.at(-1)?.actor).toBe(moses)
    expect(hall.kindOf(asha, dissent(moses, 'No.'))).toBe('notAllowed')
    hall.must(sam, { ...record, words: 'Three more buses.' })
    expect(hall.meeting.decisions.get(decision)?.dissent).toEqual([
      { person: asha, words: 'It is still too late.' },
      { person: moses, words: 'Too dear.' },
    ])
    hall.must(asha, { do: 'takeDissentBack', decision, person: asha })
    expect(hall.must(asha, { do: 'takeDissentBack', decision, person: asha })).toEqual([])
    expect(hall.meeting.decisions.get(decision)?.dissent).toHaveLength(1)
    // Of whoever may not read the item nobody else says it either.
    hall.closedTo.add(`${asha} ${bus}`)
    expect(hall.kindOf(sam, dissent(asha, 'No.'))).toBe('notFound')
  })
})

describe('an action', () => {
  it('[G82] has an owner and another who helps, and is put right by those who note', () => {
    const hall = onBus()
    expect(hall.kindOf(asha, agree)).toBe('notAllowed')
    expect(hall.kindOf(sam, { ...agree, owner: id('stranger') })).toBe('invalid')
    expect(hall.kindOf(sam, { ...agree, helper: id('stranger') })).toBe('invalid')
    expect(hall.kindOf(sam, { ...agree, helper: asha })).toBe('invalid')
    hall.must(sam, agree)
    expect(hall.must(sam, agree)).toEqual([])
    hall.must(asha, tell('done', 'They run since May.'))
    hall.must(sam, { ...agree, due: '2026-05-01' })
    expect(hall.meeting.actions.get(action)).toMatchObject({ due: '2026-05-01', status: 'done', owner: asha })
  })

  it('[G83] is told of by its owner, its helper and those who note, also long after the meeting', () => {
    const hall = onBus()
    hall.must(sam, agree)
    hall.must(lena, { do: 'end' })
    hall.must(moses, tell('done', 'They run.'))
    expect(hall.must(asha, tell('done', 'They run.'))).toEqual([])
    hall.must(sam, tell('open'))
    expect(hall.kindOf(id('priya'), tell('dropped'))).toBe('notAllowed')
    expect(hall.meeting.actions.get(action)).toMatchObject({ status: 'open', evidence: '', toldAt: hall.at })
  })

  it('[G84] [G14] stands before those who may read its item, and nobody else takes it on', () => {
    const hall = onBus()
    hall.must(sam, agree)
    hall.must(sam, record)
    const seen = (mayRead: boolean) =>
      viewFor(hall.meeting, { person: asha, mayRead: () => mayRead, mayPrepare: false })
    expect([seen(true).actions.length, seen(false).actions.length, seen(false).decisions.length]).toEqual([
      1, 0, 0,
    ])
    hall.closedTo.add(`${asha} ${bus}`)
    expect(hall.kindOf(sam, { ...agree, owner: lena, helper: asha })).toBe('invalid')
    hall.must(sam, { ...agree, words: 'Ask again' })
    expect(hall.kindOf(asha, tell('done'))).toBe('notFound')
    hall.closedTo.add(`${sam} ${bus}`)
    expect(hall.kindOf(sam, tell('open'))).toBe('notFound')
    expect(hall.kindOf(asha, { do: 'dissent', decision, person: asha, words: 'No.' })).toBe('notFound')
  })
})
