import type { EvaluationAsk } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { figureOf, tellsOthers } from './figure.ts'
import { freshEvaluation } from './evaluation.ts'
import { evolveEvaluation } from './evolve.ts'
import {
  asha,
  bo,
  cleo,
  dana,
  facts,
  gus,
  hana,
  id,
  lena,
  PanelRoom,
  reach,
  sam,
} from './testing/panel-room.ts'

const claim = { rung: 'designedTogether', words: 'We wrote the plan together.' } as const
const level = id('level')
let room: PanelRoom

beforeEach(() => {
  room = PanelRoom.prepared()
  room.evaluation = { ...room.evaluation, review: { scope: 'The board', claim } }
  room.fold({
    kind: 'criterionAdded',
    payload: { evaluation: room.evaluation.id, criterion: level, facts, was: null, scale: 'level' },
  })
})

const start = () => room.must(lena, { do: 'startScoring', open: 'all', deadline: null })

describe('what is answered by a level', () => {
  it('[Y50] takes the three levels and no other number, before the reveal and after it', () => {
    start()
    for (const score of [0, 1, 2, 'cannotSay'] as const) {
      expect(room.score(asha, score, { criterion: level })).toMatchObject({ sealed: { person: asha } })
    }
    expect(room.score(asha, 3, { criterion: level })).toMatchObject({ refusal: { kind: 'invalid' } })
    expect(room.boxes.get(`${level} 1`)?.scores.get(asha)).toContain('cannotSay')
    for (const person of [asha, bo, cleo, dana]) room.score(person, 2, { criterion: level })
    room.score(gus, 1, { criterion: level })
    room.reveal()
    const [group] = room.criterion(level).revealed?.groups ?? []
    expect(group?.counts?.map(({ answer }) => answer) ?? [0, 1, 2, 'cannotSay']).toEqual([
      0,
      1,
      2,
      'cannotSay',
    ])
    const agreeing = { do: 'agreeScore', criterion: level, words: 'w' } as const
    expect(room.kindOf(lena, { ...agreeing, score: 4 })).toBe('invalid')
    expect(room.kindOf(lena, { ...agreeing, score: 2 })).toBe('done')
    expect(room.kindOf(asha, { do: 'sayMyScore', criterion: level, score: 3 })).toBe('invalid')
    expect(room.kindOf(asha, { do: 'sayMyScore', criterion: level, score: 2 })).toBe('done')
    expect(room.kindOf(asha, { do: 'sayMyScore', criterion: reach, score: 4 })).toBe('done')
  })

  it('[Y50] counts no answer that was not offered', () => {
    expect(figureOf([0, 0, 1, 2, 'cannotSay'], 'level')).toEqual({
      median: 0.5,
      counts: [
        { answer: 0, count: 2 },
        { answer: 1, count: 1 },
        { answer: 2, count: 1 },
        { answer: 'cannotSay', count: 1 },
      ],
    })
  })

  it('[Y50] [Y22] keeps a name from which somebody else’s answer follows, since there are fewer of them', () => {
    // Of four with the middle between one and two, of whom three said 0, 1 and 2: on the longer scale the fourth may be 3.
    const known = [0, 1, 2] as const
    const group = { capacities: [], people: 4, ...figureOf([...known, 2], 'level') }
    expect([tellsOthers(group, known), tellsOthers(group, known, 'level')]).toEqual([false, true])
  })

  it('[Y50] a criterion that the panel adds has the usual scale', () => {
    room.add('warm')
    expect([room.criterion(id('warm')).scale, room.criterion(level).scale]).toEqual(['fully', 'level'])
  })
})

describe('a review', () => {
  it('[Y51] holds how far its people say that they go, as those who lead put it, until it is finished', () => {
    const ask: EvaluationAsk = { do: 'claimRung', claim: { rung: 'asked', words: '' } }
    expect(room.kindOf(sam, ask)).toBe('notAllowed')
    expect(room.must(lena, ask).map(({ kind }) => kind)).toEqual(['rungClaimed'])
    expect(room.evaluation.review).toEqual({ scope: 'The board', claim: ask.claim })
    expect(room.must(lena, ask)).toEqual([])
    start()
    room.reveal()
    room.must(lena, { do: 'finish' })
    expect(room.kindOf(lena, { do: 'claimRung', claim })).toBe('ended')
    expect(room.kindOf(lena, { do: 'askReply', reply: id('r'), name: 'N', due: room.today })).toBe(
      'notAllowed',
    )
  })

  it('[Y51] is what an evaluation of a service is not', () => {
    const plain = PanelRoom.prepared()
    expect(plain.kindOf(lena, { do: 'claimRung', claim })).toBe('notAllowed')
    const { evaluation } = plain
    const payload = { evaluation: evaluation.id, claim }
    expect(evolveEvaluation(evaluation, { kind: 'rungClaimed', payload }, { at: 1, actor: lena })).toBe(
      evaluation,
    )
    const review = { scope: 'S', claim }
    const opened = { evaluation: id('e'), service: id('e'), period: evaluation.period, from: null, review }
    expect(freshEvaluation(opened).review).toEqual(review)
  })
})

describe('commitments', () => {
  const commitment = (name: string, more: object = {}) =>
    ({
      do: 'agreeAction',
      action: id(name),
      criterion: null,
      words: name,
      owner: asha,
      helper: gus,
      due: '2026-09-01',
      ...more,
    }) as const

  beforeEach(() => {
    start()
    room.reveal()
  })

  it.each([
    ['a lead from the staff where a lay one is due', { owner: hana }],
    ['no second lead', { helper: null }],
    ['two lay leads', { helper: bo }],
    ['no day', { due: null }],
  ])('[Y52] are refused with %s', (_, more) => {
    expect(room.kindOf(lena, commitment('a', more))).toBe('invalid')
  })

  it('[Y52] are three at most, of which one that was dropped is none, and are put right', () => {
    for (const name of ['a', 'b', 'c']) room.must(lena, commitment(name))
    expect(room.kindOf(lena, commitment('d'))).toBe('tooMany')
    expect(room.kindOf(sam, commitment('d'))).toBe('notAllowed')
    expect(room.must(lena, { ...commitment('a'), words: 'otherwise' })).toHaveLength(1)
    room.must(gus, { do: 'tellAction', action: id('b'), status: 'dropped', evidence: 'No money' })
    expect(room.kindOf(lena, commitment('d'))).toBe('done')
  })

  it('[Y52] are asked of no evaluation of a service', () => {
    const plain = PanelRoom.scored()
    plain.reveal()
    expect(plain.kindOf(lena, commitment('a', { owner: hana, helper: null, due: null }))).toBe('done')
  })
})
