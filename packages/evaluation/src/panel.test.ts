import { describe, expect, it } from 'vitest'
import {
  asha,
  bo,
  facts,
  gus,
  id,
  lena,
  listens,
  PanelRoom,
  reach,
  sam,
  stranger,
} from './testing/panel-room.ts'
import { uniteInEvaluation } from './unite.ts'

const seat = (person: string) => ({ person, capacity: 'usesServices', isFromProvider: false }) as const

describe('the panel', () => {
  it('[Y5] is made by those who lead', () => {
    const room = new PanelRoom()
    expect(room.kindOf(sam, { do: 'putOnPanel', ...seat(bo) })).toBe('notAllowed')
    room.must(lena, { do: 'putOnPanel', ...seat(bo) })
    expect(room.must(lena, { do: 'putOnPanel', ...seat(bo) })).toEqual([])
    expect(room.kindOf(bo, { do: 'takeOffPanel', person: bo, reason: 'r' })).toBe('notAllowed')
    room.must(lena, { do: 'takeOffPanel', person: bo, reason: 'They moved away' })
    expect(room.evaluation.panel.size).toBe(0)
    expect(room.must(lena, { do: 'takeOffPanel', person: bo, reason: 'They moved away' })).toEqual([])
  })

  it('[Y6] has people who can read it, in a capacity of theirs that stands once scoring has started', () => {
    const room = PanelRoom.prepared()
    expect(room.kindOf(lena, { do: 'putOnPanel', ...seat(stranger) })).toBe('invalid')
    expect(room.kindOf(lena, { do: 'putOnPanel', ...seat(sam) })).toBe('invalid')
    expect(room.kindOf(asha, { do: 'scoreAs', capacity: 'clinician' })).toBe('invalid')
    room.must(asha, { do: 'scoreAs', capacity: 'unpaidCarer' })
    expect(room.evaluation.panel.get(asha)?.capacity).toBe('unpaidCarer')
    room.must(lena, { do: 'startScoring', open: 'all', deadline: null })
    expect(room.kindOf(asha, { do: 'scoreAs', capacity: 'usesServices' })).toBe('ended')
    expect(room.kindOf(lena, { do: 'putOnPanel', ...seat(asha) })).toBe('ended')
    expect(room.kindOf(lena, { do: 'setRules', rules: { providerStaffAgree: false } })).toBe('ended')
    room.must(lena, { do: 'putOnPanel', person: sam, capacity: 'commissioner', isFromProvider: false })
    expect(room.evaluation.panel.has(sam)).toBe(true)
  })

  it('[Y100] has somebody who was taken off once scoring had started back as what they scored as, and not otherwise', () => {
    const room = PanelRoom.prepared()
    room.must(lena, { do: 'takeOffPanel', person: bo, reason: 'They are ill' })
    room.must(lena, { do: 'putOnPanel', person: bo, capacity: 'usesServices', isFromProvider: true })
    room.must(lena, { do: 'startScoring', open: 'all', deadline: null })
    for (const person of [gus, bo]) {
      room.must(lena, { do: 'takeOffPanel', person, reason: 'They are away' })
    }
    const back = { do: 'putOnPanel', person: gus, capacity: 'frontlineStaff' } as const
    expect(room.kindOf(lena, { ...back, isFromProvider: false })).toBe('ended')
    expect(room.kindOf(lena, { ...back, capacity: 'commissioner', isFromProvider: true })).toBe('ended')
    expect(room.evaluation.panel.has(gus)).toBe(false)
    room.must(lena, { ...back, isFromProvider: true })
    expect(room.kindOf(lena, { do: 'putOnPanel', ...seat(bo) })).toBe('ended')
    room.must(lena, { do: 'putOnPanel', person: bo, capacity: 'usesServices', isFromProvider: true })
    expect([room.evaluation.panel.has(gus), room.evaluation.panel.has(bo)]).toEqual([true, true])
  })

  it('[Y100] knows a guest who was taken off once they have an account', () => {
    const room = PanelRoom.scored()
    room.must(lena, { do: 'takeOffPanel', person: bo, reason: 'They are away' })
    room.evaluation = uniteInEvaluation(room.evaluation, bo, asha)
    room.must(lena, { do: 'takeOffPanel', person: asha, reason: 'They are away' })
    expect([...room.evaluation.left.keys()]).toEqual([asha])
  })

  it('[Y6] has sixty people at most', () => {
    const room = new PanelRoom()
    for (let number = 0; number < 60; number += 1) {
      const person = id(`p${number}`)
      const payload = { evaluation: room.evaluation.id, ...seat(person) }
      room.fold({ kind: 'putOnPanel', payload })
    }
    expect(room.kindOf(lena, { do: 'putOnPanel', ...seat(bo) })).toBe('tooMany')
  })
})

describe('criteria', () => {
  it('[Y7] are made by the panel and those who lead until scoring starts', () => {
    const room = PanelRoom.prepared()
    const adding = { do: 'addCriterion', criterion: id('warm'), title: 'Warm', after: null, facts } as const
    expect(room.kindOf(sam, adding)).toBe('notAllowed')
    room.must(bo, adding)
    expect(room.must(bo, adding)).toEqual([])
    const other = { question: 'Is it warm?', help: '' }
    room.must(gus, { do: 'changeCriterion', criterion: id('warm'), title: 'Warm', facts: other })
    expect(room.criterion(id('warm')).facts).toEqual(other)
    room.must(bo, { do: 'takeOutCriterion', criterion: id('warm'), reason: null })
    expect(room.criterion(id('warm')).state).toBe('takenOut')
    room.must(bo, { do: 'putCriterionBack', criterion: id('warm') })
    room.must(lena, { do: 'startScoring', open: 'all', deadline: null })
    expect(room.kindOf(bo, { ...adding, criterion: id('cold') })).toBe('ended')
    expect(room.kindOf(lena, { do: 'changeCriterion', criterion: reach, title: 'x', facts })).toBe('ended')
  })

  it('[Y7] are taken out with a reason by those who lead once scoring has started; what was revealed stays', () => {
    const room = PanelRoom.scored()
    const out = { do: 'takeOutCriterion', criterion: reach } as const
    expect(room.kindOf(bo, { ...out, reason: 'r' })).toBe('notAllowed')
    expect(room.kindOf(lena, { ...out, reason: null })).toBe('invalid')
    room.must(lena, { do: 'putOn', criterion: reach })
    room.must(lena, { ...out, reason: 'Nobody understood it' })
    expect(room.evaluation.on).toBeNull()
    expect(room.score(bo, 3)).toMatchObject({ refusal: { kind: 'ended' } })
    room.must(lena, { do: 'putCriterionBack', criterion: reach })
    room.must(lena, { do: 'openCriterion', criterion: reach })
    room.reveal(lena, reach)
    expect(room.kindOf(lena, { ...out, reason: 'r' })).toBe('notAllowed')
  })

  it('[Y8] are agreed with in the version that was read; once they change, by nobody', () => {
    const room = PanelRoom.prepared()
    const version = room.evaluation.criteriaVersion
    const agreeing = { do: 'agreeCriteria', version, agrees: true } as const
    expect(room.kindOf(sam, agreeing)).toBe('notAllowed')
    room.must(bo, agreeing)
    expect(room.must(bo, agreeing)).toEqual([])
    room.must(lena, { do: 'moveCriterion', criterion: reach, after: listens })
    expect([...room.evaluation.agreeing.keys()]).toEqual([bo])
    room.must(asha, { do: 'changeCriterion', criterion: reach, title: 'Easy to reach', facts })
    expect(room.evaluation.agreeing.size).toBe(0)
    expect(room.kindOf(bo, agreeing)).toBe('alreadyDone')
    room.must(bo, { ...agreeing, version: version + 1 })
    room.must(bo, { ...agreeing, agrees: false })
    expect(room.evaluation.agreeing.size).toBe(0)
  })

  it('[Y2] of which somebody may not know are for them the same as none', () => {
    const room = PanelRoom.scored()
    room.closedTo.add(`${bo} ${reach}`)
    for (const criterion of [reach, id('nothing')]) {
      expect(room.kindOf(bo, { do: 'takeScoreBack', criterion })).toBe('notFound')
      expect(room.kindOf(bo, { do: 'sayReady', criterion, ready: true })).toBe('notFound')
      expect(room.kindOf(bo, { do: 'sayMyScore', criterion, score: 1 })).toBe('notFound')
    }
  })
})

describe('an evaluation', () => {
  it('[Y3] goes from preparing over scoring and discussing to its end, each once', () => {
    const empty = new PanelRoom()
    expect(empty.kindOf(lena, { do: 'startScoring', open: 'all', deadline: null })).toBe('notAllowed')
    const room = PanelRoom.prepared()
    expect(room.score(bo, 2)).toMatchObject({ refusal: { kind: 'notAllowed' } })
    expect(room.kindOf(lena, { do: 'finish' })).toBe('notAllowed')
    expect(room.kindOf(bo, { do: 'startScoring', open: 'all', deadline: null })).toBe('notAllowed')
    const past = { do: 'startScoring', open: 'all', deadline: '2026-03-03' } as const
    expect(room.kindOf(lena, past)).toBe('invalid')
    room.must(lena, { ...past, deadline: null })
    expect(room.must(lena, past)).toEqual([])
    expect(room.kindOf(lena, { do: 'agreeScore', criterion: reach, score: 3, words: 'w' })).toBe('notAllowed')
    room.reveal(lena, reach)
    expect(room.evaluation.phase).toBe('discussing')
    expect(room.kindOf(lena, { do: 'finish' })).toBe('notAllowed')
    room.reveal()
    room.must(lena, { do: 'finish' })
    expect(room.evaluation.phase).toBe('finished')
    expect(room.must(lena, { do: 'finish' })).toEqual([])
    expect(room.score(bo, 2)).toMatchObject({ refusal: { kind: 'ended' } })
  })

  it('[Y16] opens criteria one by one, and shows one on every screen that nobody takes off unawares', () => {
    const room = PanelRoom.scored({ open: 'oneByOne' })
    expect(room.score(bo, 2)).toMatchObject({ refusal: { kind: 'notAllowed' } })
    expect(room.kindOf(lena, { do: 'reveal', criterion: reach, boxes: null })).toBe('notAllowed')
    room.must(lena, { do: 'putOn', criterion: reach, seen: null })
    expect(room.criterion().state).toBe('open')
    expect(room.kindOf(bo, { do: 'putOn', criterion: listens })).toBe('notAllowed')
    expect(room.kindOf(lena, { do: 'putOn', criterion: listens, seen: null })).toBe('alreadyDone')
    room.must(lena, { do: 'putOn', criterion: listens, seen: reach })
    expect(room.must(lena, { do: 'putOn', criterion: listens, seen: reach })).toEqual([])
    expect(room.evaluation.on).toBe(listens)
  })

  it('[Y9] is held in a meeting that whoever leads may see', () => {
    const room = PanelRoom.prepared()
    expect(room.kindOf(lena, { do: 'holdIn', in: id('secret') })).toBe('notFound')
    room.must(lena, { do: 'holdIn', in: id('march') })
    expect(room.evaluation.heldIn).toBe(id('march'))
    room.must(lena, { do: 'holdIn', in: null })
    expect(room.evaluation.heldIn).toBeNull()
  })

  it('[Y15] hears that somebody is done from them alone, and of none that they may not read', () => {
    const room = PanelRoom.scored()
    room.closedTo.add(`${bo} ${listens}`)
    room.must(bo, { do: 'sayReady', criterion: null, ready: true })
    expect(room.criterion().ready).toEqual([bo])
    expect(room.criterion(listens).ready).toEqual([])
    expect(room.must(bo, { do: 'sayReady', criterion: null, ready: true })).toEqual([])
    room.must(bo, { do: 'sayReady', criterion: reach, ready: false })
    expect(room.criterion().ready).toEqual([])
  })
})
