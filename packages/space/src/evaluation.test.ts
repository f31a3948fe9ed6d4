import { describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { subjectOf } from './evaluation.ts'
import { permissionOn } from './permission.ts'
import { asha, id, lena, omar, openBoard, sam } from './testing/board.ts'
import { callMeeting } from './testing/called-meeting.ts'
import {
  evaluate,
  openedEvaluation,
  period,
  scoring,
  service,
  serviceFacts,
  startScoring,
} from './testing/evaluations.ts'
import { toldTo } from './told.ts'

const opening = { do: 'openEvaluation', title: 'E', service, period, from: null } as const

describe('services', () => {
  it('[M220] are written down once, put right, and evaluated by those who lead', () => {
    const board = openBoard()
    expect(board.refused(sam, { do: 'addService', service, facts: serviceFacts })).toBe('notAllowed')
    expect(board.refused(lena, opening)).toBe('invalid')
    board.must(lena, { do: 'addService', service, facts: serviceFacts })
    const from = board.log.length
    board.must(lena, { do: 'addService', service, facts: { ...serviceFacts, name: 'Again' } })
    board.must(lena, { do: 'changeService', service, facts: serviceFacts })
    expect(board.kindsSince(from)).toEqual([])
    board.must(lena, { do: 'changeService', service, facts: { ...serviceFacts, name: 'Day centre East' } })
    expect(board.space.services.get(service)?.facts.name).toBe('Day centre East')
    expect(board.refused(sam, { do: 'changeService', service, facts: serviceFacts })).toBe('notAllowed')
    expect(board.refused(sam, opening)).toBe('notAllowed')
  })
})

describe('opening an evaluation', () => {
  it('[M221] starts with twelve usual criteria in their order', () => {
    const { board, evaluation } = openedEvaluation()
    const titles = board.document(evaluation).sections.map(({ title }) => title)
    expect(titles).toHaveLength(12)
    expect(titles[0]).toBe('Easy to reach')
    expect([...(board.space.evaluations.get(evaluation)?.criteria.keys() ?? [])]).toEqual(
      board.document(evaluation).sections.map(({ id: section }) => section),
    )
  })

  it('[M221] follows another of the same service, with its criteria but those that were taken out', () => {
    const { board, evaluation } = openedEvaluation()
    const [first, second, third] = board.document(evaluation).sections
    board.must(lena, evaluate(evaluation, { do: 'takeOutCriterion', criterion: first!.id, reason: null }))
    board.must(lena, evaluate(evaluation, { do: 'moveCriterion', criterion: third!.id, after: null }))
    const next = board.must(lena, { ...opening, from: evaluation })
    const criteria = [...(board.space.evaluations.get(next)?.criteria.values() ?? [])]
    expect(criteria).toHaveLength(11)
    expect(criteria.slice(0, 2).map(({ was }) => was)).toEqual([third!.id, second!.id])
    expect(board.section(next).title).toBe(third!.title)
    board.must(lena, { do: 'addService', service: id('other'), facts: serviceFacts })
    expect(board.refused(lena, { ...opening, service: id('other'), from: evaluation })).toBe('invalid')
    expect(board.refused(lena, { ...opening, from: id('nothing') })).toBe('notFound')
  })
})

describe('criteria', () => {
  it('[M222] are sections, which are changed with them and in no other way', () => {
    const { board, evaluation } = openedEvaluation()
    const facts = { question: 'Is it warm?', help: '' }
    const criterion = id('warm')
    const adding = { do: 'addCriterion', criterion, title: 'Warm', after: null, facts } as const
    board.must(lena, evaluate(evaluation, adding))
    expect(board.section(evaluation)).toMatchObject({ id: criterion, title: 'Warm' })
    const from = board.log.length
    board.must(lena, evaluate(evaluation, adding))
    expect(board.kindsSince(from)).toEqual([])
    board.must(lena, evaluate(evaluation, { do: 'changeCriterion', criterion, title: 'Cosy', facts }))
    expect(board.kindsSince(from)).toEqual(['sectionRenamed', 'criteriaChanged'])
    board.must(lena, evaluate(evaluation, { do: 'takeOutCriterion', criterion, reason: null }))
    expect(board.section(evaluation).putAway).toBe(true)
    board.must(lena, evaluate(evaluation, { do: 'putCriterionBack', criterion }))
    expect(board.section(evaluation).putAway).toBe(false)
    for (const ask of [
      { do: 'addSection', document: evaluation, title: 'x', after: null },
      { do: 'renameSection', section: criterion, title: 'x' },
      { do: 'moveSection', section: criterion, after: board.section(evaluation, 1).id },
      { do: 'putSectionAway', section: criterion },
    ] as const) {
      expect(board.refused(lena, ask)).toBe('invalid')
    }
  })

  it('[M222] have ids of their own, and stand once scoring has started', () => {
    const { board, evaluation } = openedEvaluation()
    const other = board.must(lena, { ...opening })
    const taken = board.section(other).id
    const facts = { question: 'q', help: '' }
    const adding = { do: 'addCriterion', criterion: taken, title: 'T', after: null, facts } as const
    expect(board.refused(lena, evaluate(evaluation, adding))).toBe('notFound')
    startScoring(board, evaluation, [sam])
    const { id: criterion } = board.section(evaluation)
    const moving = { do: 'moveCriterion', criterion, after: board.section(evaluation, 2).id } as const
    expect(board.refused(lena, evaluate(evaluation, moving))).toBe('ended')
    const renaming = { do: 'changeCriterion', criterion, title: 'T', facts } as const
    expect(board.refused(sam, evaluate(evaluation, renaming))).toBe('ended')
  })
})

describe('scores', () => {
  it('[M223] are an effect for their boxes, and in no event', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    const { id: criterion } = board.section(evaluation)
    const from = board.log.length
    const decision = board.ask(sam, evaluate(evaluation, scoring(criterion)))
    expect(board.log).toHaveLength(from)
    expect(decision).toMatchObject({
      effects: [
        {
          type: 'sealScore',
          evaluation,
          criterion,
          round: 1,
          person: sam,
          scores: { score: 3, show: false, reason: '' },
          reasons: 'The door is heavy',
          evidence: null,
        },
      ],
    })
    const reveal = { do: 'reveal', criterion, boxes: null } as const
    expect(board.ask(lena, evaluate(evaluation, reveal))).toMatchObject({
      events: [],
      effects: [{ type: 'closeScores', evaluation, rounds: [{ criterion, round: 1 }] }],
    })
  })

  it('[M223] of a criterion are heard of by those alone who may read its note', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    const { id: criterion } = board.section(evaluation)
    board.must(lena, {
      do: 'giveRight',
      on: { what: 'section', section: criterion },
      grantee: { to: 'person', person: asha },
      permission: null,
      reason: null,
    })
    const boxes = [{ criterion, round: 1, scores: [], reasons: [] }]
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion, boxes }))
    const [discussing, revealed] = board.log.slice(-2)
    expect([discussing!.kind, revealed!.kind]).toEqual(['discussingStarted', 'revealed'])
    expect(isInAudience(board.space, discussing!, asha)).toBe(true)
    expect(isInAudience(board.space, revealed!, asha)).toBe(false)
    expect(isInAudience(board.space, revealed!, sam)).toBe(true)
    expect(board.refused(asha, evaluate(evaluation, scoring(criterion)))).toBe('notFound')
  })
})

describe('an evaluation', () => {
  it('[M224] that was put away or may not be seen is asked nothing', () => {
    const { board, evaluation } = openedEvaluation()
    const ready = evaluate(evaluation, { do: 'sayReady', criterion: null, ready: true })
    expect(board.refused(omar, ready)).toBe('notFound')
    expect(board.refused(lena, evaluate(id('none'), { do: 'finish' }))).toBe('notFound')
    board.must(lena, { do: 'putDocumentAway', document: evaluation })
    expect(board.refused(lena, ready)).toBe('ended')
  })

  it('[M224] that is finished has notes in which nobody writes', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam])
    const sections = board.document(evaluation).sections.map((section) => section.id)
    const boxes = sections.map((criterion) => ({ criterion, round: 1, scores: [], reasons: [] }))
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion: null, boxes }))
    expect(permissionOn(board.space, sam, sections[0]!)).toBe('edit')
    board.must(lena, evaluate(evaluation, { do: 'finish' }))
    expect(permissionOn(board.space, sam, sections[0]!)).toBe('comment')
    board.must(lena, evaluate(evaluation, { do: 'takeUpAgain', reason: 'A word was wrong' }))
    expect(permissionOn(board.space, sam, sections[0]!)).toBe('edit')
  })

  it('[M262] that is finished keeps what was written down of its service then, until it is taken up again', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    const boxes = board.space.documents
      .get(evaluation)!
      .sections.map((section) => ({ criterion: section.id, round: 1, scores: [], reasons: [] }))
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion: null, boxes }))
    const nameNow = () => subjectOf(board.space, board.space.evaluations.get(evaluation)!)?.facts.name
    const call = (name: string) =>
      board.must(lena, { do: 'changeService', service, facts: { ...serviceFacts, name } })
    call('Day house')
    expect(nameNow()).toBe('Day house')
    board.must(lena, evaluate(evaluation, { do: 'finish' }))
    call('Riverside house')
    expect(nameNow()).toBe('Day house')
    board.must(lena, evaluate(evaluation, { do: 'takeUpAgain', reason: 'A word was wrong' }))
    expect(nameNow()).toBe('Riverside house')
  })

  it('[M261] is held in a meeting of which those hear who may see it, and the others only that it is not the one before', () => {
    const { board, evaluation } = openedEvaluation()
    const [open, closed] = [callMeeting(board).id, callMeeting(board).id]
    board.must(lena, {
      do: 'giveRight',
      on: { what: 'document', document: closed },
      grantee: { to: 'person', person: asha },
      permission: null,
      reason: null,
    })
    const heard = (person: string, from: number) =>
      board.log
        .slice(from)
        .filter((event) => isInAudience(board.space, event, person))
        .flatMap((event) => toldTo(board.space, event, person) ?? [])
    board.must(lena, evaluate(evaluation, { do: 'holdIn', in: open }))
    const from = board.log.length
    board.must(lena, evaluate(evaluation, { do: 'holdIn', in: closed }))
    expect(heard(sam, from).map(({ payload }) => payload)).toMatchObject([{ in: null }, { in: closed }])
    expect(heard(asha, from).map(({ payload }) => payload)).toMatchObject([{ in: null }])
  })

  it('[M263] follows another one, of which those hear nothing who may not see it', () => {
    const { board, evaluation } = openedEvaluation()
    board.must(lena, {
      do: 'giveRight',
      on: { what: 'document', document: evaluation },
      grantee: { to: 'person', person: asha },
      permission: null,
      reason: null,
    })
    const at = board.log.length
    board.must(lena, { ...opening, from: evaluation })
    const opened = board.log.slice(at).find(({ kind }) => kind === 'evaluationOpened')!
    expect(toldTo(board.space, opened, sam)?.payload).toMatchObject({ service, from: evaluation })
    expect(toldTo(board.space, opened, asha)?.payload).toMatchObject({ service, from: null })
  })

  it('[M225] has a guest who scored under their account, once', () => {
    const { board, evaluation } = openedEvaluation()
    const link = board.must(lena, {
      do: 'makeLink',
      document: evaluation,
      permission: 'comment',
      label: 'panel',
      lastDay: '2026-12-31',
      visitors: false,
    })
    const guest = id('guest')
    board.must(guest, { do: 'joinByLink', link, capacity: 'usesServices', isVouchedFor: false })
    const seat = { person: guest, capacity: 'usesServices', isFromProvider: false } as const
    board.must(lena, evaluate(evaluation, { do: 'putOnPanel', ...seat }))
    startScoring(board, evaluation, [sam])
    const { id: criterion } = board.section(evaluation)
    expect(board.ask(guest, evaluate(evaluation, scoring(criterion)))).toMatchObject({ events: [] })
    board.must(guest, evaluate(evaluation, { do: 'sayReady', criterion, ready: true }))
    board.must(sam, evaluate(evaluation, { do: 'sayReady', criterion, ready: true }))
    board.must(sam, { do: 'uniteGuest', guest })
    const now = board.space.evaluations.get(evaluation)!
    expect([...now.panel.values()].map(({ person, capacity }) => [person, capacity])).toEqual([
      [sam, 'layPartner'],
    ])
    expect(now.criteria.get(criterion)?.ready).toEqual([sam])
  })

  it('[M226] takes the reply of the provider as nobody’s act, by the link that was asked for last', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam])
    const boxes = board
      .document(evaluation)
      .sections.map((section) => ({ criterion: section.id, round: 1, scores: [], reasons: [] }))
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion: null, boxes }))
    board.must(lena, evaluate(evaluation, { do: 'finish' }))
    const asking = { do: 'askReply', name: 'Ms Riverside', due: '2026-04-01' } as const
    board.must(lena, evaluate(evaluation, { ...asking, reply: id('first') }))
    board.must(lena, evaluate(evaluation, { ...asking, name: 'Mr Other', reply: id('second') }))
    const replying = { do: 'takeProviderReply', evaluation, words: 'We will mend the door.' } as const
    expect(board.refused(omar, { ...replying, reply: id('first') })).toBe('notFound')
    board.must(omar, { ...replying, reply: id('second') })
    expect(board.log.at(-1)).toMatchObject({ kind: 'providerReplied', actor: null, hand: null })
    const from = board.log.length
    board.must(omar, { ...replying, reply: id('second') })
    expect(board.kindsSince(from)).toEqual([])
    board.today = '2026-04-02'
    expect(board.refused(omar, { ...replying, reply: id('second'), words: 'No.' })).toBe('ended')
  })
})
