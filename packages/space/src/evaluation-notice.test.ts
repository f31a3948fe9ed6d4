import { describe, expect, it } from 'vitest'
import { noticesFor, wordsOf } from './hear.ts'
import { isEssential } from './notice.ts'
import { asksForAct } from './reminder.ts'
import { asha, id, lena, sam, type Board } from './testing/board.ts'
import { evaluate, openedEvaluation, scoring, startScoring } from './testing/evaluations.ts'

/** What somebody hears of the evaluation, the latest first, and whether it waits. */
const hears = (board: Board, person: string): readonly string[] =>
  noticesFor(board.space, person, () => false).map(
    ({ notice, standing }) => `${notice.why}${standing === 'waits' ? '' : ' done'}`,
  )

describe('those on the panel', () => {
  it('[H80] hear that they are on it and asked to score, until which day, and of nobody’s scores', () => {
    const { board, evaluation } = openedEvaluation()
    const seat = { capacity: 'layPartner', isFromProvider: false } as const
    board.must(lena, evaluate(evaluation, { do: 'putOnPanel', person: sam, ...seat }))
    expect(hears(board, sam)).toEqual(['onPanel'])
    board.must(lena, evaluate(evaluation, { do: 'putOnPanel', person: sam, ...seat, isFromProvider: true }))
    expect(hears(board, sam)).toEqual(['onPanel'])
    board.must(lena, evaluate(evaluation, { do: 'startScoring', open: 'oneByOne', deadline: '2026-03-20' }))
    board.must(lena, evaluate(evaluation, { do: 'putOnPanel', person: asha, ...seat }))
    expect(hears(board, sam)).toEqual(['askedToScore', 'onPanel done'])
    expect(hears(board, asha)).toEqual(['askedToScore'])
    board.must(lena, evaluate(evaluation, { do: 'setDeadline', deadline: '2026-03-30' }))
    expect(hears(board, asha)).toEqual(['scoringMoved', 'askedToScore done'])
    const { id: criterion } = board.section(evaluation)
    board.must(lena, evaluate(evaluation, { do: 'openCriterion', criterion }))
    board.must(asha, evaluate(evaluation, scoring(criterion)))
    // Who has scored is asked as before, and others hear nothing of it.
    expect(hears(board, asha)).toEqual(['scoringMoved', 'askedToScore done'])
    expect(hears(board, lena)).toEqual(['joined', 'joined'])
    const waiting = noticesFor(board.space, asha, () => false)
    expect(waiting.some(({ notice }) => asksForAct(board.space, asha, notice))).toBe(false)
  })

  it('[H81] hear that scores are shown, of what they may read, and that it is finished', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    const sections = board.document(evaluation).sections.map((section) => section.id)
    board.must(lena, {
      do: 'giveRight',
      on: { what: 'section', section: sections[0]! },
      grantee: { to: 'person', person: asha },
      permission: null,
      reason: null,
    })
    const boxes = (criteria: readonly string[]) =>
      criteria.map((criterion) => ({ criterion, round: 1, scores: [], reasons: [] }))
    const first = sections.slice(0, 1)
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion: first[0]!, boxes: boxes(first) }))
    expect(hears(board, sam)[0]).toBe('scoresRevealed')
    expect(hears(board, asha)).not.toContain('scoresRevealed')
    const rest = boxes(sections.slice(1))
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion: null, boxes: rest }))
    expect(hears(board, asha)[0]).toBe('scoresRevealed')
    expect(hears(board, asha).filter((why) => why === 'scoresRevealed')).toHaveLength(1)
    board.must(lena, evaluate(evaluation, { do: 'finish' }))
    expect(hears(board, sam)[0]).toBe('resultReady')
    expect(hears(board, sam).filter((why) => why === 'scoresRevealed')).toEqual([])
    expect(hears(board, sam)).toContain('askedToScore done')
    board.must(lena, evaluate(evaluation, { do: 'askReply', reply: id('r'), name: 'n', due: '2026-04-01' }))
    board.must(lena, { do: 'takeProviderReply', evaluation, reply: id('r'), words: 'We will.' })
    expect(hears(board, sam)[0]).toBe('replyCame')
  })

  it('[H85] hear that they are asked to score where what they scored is lost, of what they may read', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    const { id: criterion } = board.section(evaluation)
    const grantee = { to: 'person', person: asha } as const
    const on = { what: 'section', section: criterion } as const
    board.must(lena, { do: 'giveRight', on, grantee, permission: null, reason: null })
    const asked = (person: string) =>
      noticesFor(board.space, person, () => false).filter(({ notice }) => notice.why === 'askedToScore')
        .length
    expect([asked(sam), asked(asha)]).toEqual([1, 1])
    board.must(lena, evaluate(evaluation, { do: 'tellLost', criterion, round: 1, isLost: true }))
    expect([asked(sam), asked(asha)]).toEqual([2, 1])
  })

  it('[H84] hear of the reply of the provider, and so does whoever asked for it', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam])
    const boxes = board
      .document(evaluation)
      .sections.map((section) => ({ criterion: section.id, round: 1, scores: [], reasons: [] }))
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion: null, boxes }))
    board.must(lena, evaluate(evaluation, { do: 'finish' }))
    board.must(lena, evaluate(evaluation, { do: 'askReply', reply: id('r'), name: 'n', due: '2026-04-01' }))
    board.must(id('provider'), { do: 'takeProviderReply', evaluation, reply: id('r'), words: 'We will.' })
    expect([hears(board, sam)[0], hears(board, lena)[0]]).toEqual(['replyCame', 'replyCame'])
    expect(hears(board, asha)).toEqual([])
  })

  it('[H82] hear that they were taken off it, and why, whatever they turned off', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    board.must(lena, evaluate(evaluation, { do: 'takeOffPanel', person: sam, reason: 'They work there now' }))
    expect(hears(board, sam)).toEqual(['offPanel', 'askedToScore done', 'onPanel done'])
    const [latest] = noticesFor(board.space, sam, () => false)
    expect(latest?.notice).toMatchObject({ reason: 'They work there now', actor: lena })
    expect(isEssential({ why: 'offPanel' })).toBe(true)
    expect(hears(board, asha)).toEqual(['askedToScore', 'onPanel done'])
  })

  it('[H83] hear of what they took on, until it is done, as long as they may read what it is about', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam])
    const { id: criterion } = board.section(evaluation)
    const boxes = [{ criterion, round: 1, scores: [], reasons: [] }]
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion, boxes }))
    const action = { action: id('a'), criterion, words: 'Mend the door', helper: null, due: null } as const
    board.must(lena, evaluate(evaluation, { do: 'agreeAction', ...action, owner: asha }))
    expect(hears(board, asha)).toEqual(['actionGiven'])
    const [heard] = noticesFor(board.space, asha, () => false)
    expect(wordsOf(board.space, heard!.notice)).toBe('Mend the door')
    board.must(lena, evaluate(evaluation, { do: 'agreeAction', ...action, owner: asha, words: 'Mend it' }))
    expect(hears(board, asha)).toEqual(['actionGiven'])
    board.must(
      asha,
      evaluate(evaluation, { do: 'tellAction', action: id('a'), status: 'done', evidence: '' }),
    )
    expect(hears(board, asha)).toEqual(['actionGiven done'])
    board.must(lena, {
      do: 'giveRight',
      on: { what: 'section', section: criterion },
      grantee: { to: 'person', person: asha },
      permission: null,
      reason: null,
    })
    expect(hears(board, asha)).not.toContain('actionGiven done')
  })
})
