import { describe, expect, it } from 'vitest'
import { carriedTo } from './carried-actions.ts'
import { permissionOn } from './permission.ts'
import { asha, id, lena, openBoard, sam, seat, type Board } from './testing/board.ts'
import { evaluate, openedEvaluation, period, startScoring } from './testing/evaluations.ts'

const claim = { rung: 'involved', words: '' } as const
const opening = {
  do: 'openReview',
  title: 'How we work',
  scope: 'The board',
  period,
  claim,
  from: null,
} as const

const open = (board: Board, from: string | null = null): string => board.must(lena, { ...opening, from })
const reviewOf = (board: Board, review: string) => {
  const known = board.space.evaluations.get(review)
  if (known === undefined) throw new Error('no such review')
  return known
}
function revealAll(board: Board, review: string): void {
  const boxes = [...reviewOf(board, review).criteria.keys()].map((criterion) => ({
    criterion,
    round: 1,
    scores: [],
    reasons: [],
  }))
  board.must(lena, evaluate(review, { do: 'reveal', criterion: null, boxes }))
}

describe('a review of how the space works', () => {
  it('[M270] is an evaluation that asks for the level and four principles, with the jigsaw behind them', () => {
    const board = openBoard()
    expect(board.refused(sam, opening)).toBe('notAllowed')
    const review = open(board)
    const { criteria, service, review: of } = reviewOf(board, review)
    expect([...criteria.values()].map(({ scale }) => scale)).toEqual([
      'level',
      'fully',
      'fully',
      'fully',
      'fully',
    ])
    expect([service, of]).toEqual([review, { scope: 'The board', claim }])
    const { sections, kind } = board.document(review)
    expect(kind).toBe('coReview')
    expect(sections.slice(0, 5).map((section) => section.id)).toEqual([...criteria.keys()])
    expect(sections.slice(5).map(({ key }) => key)).toEqual([
      'culture',
      'structure',
      'practice',
      'learning',
      'whoWasMissing',
      'limits',
    ])
    expect(sections.slice(5).every(({ prompt }) => prompt !== null)).toBe(true)
    // Written together by everyone in the space, until it is finished.
    const [, , , , , culture] = sections
    expect(permissionOn(board.space, asha, culture!.id)).toBe('edit')
    startScoring(board, review, [sam])
    revealAll(board, review)
    board.must(lena, evaluate(review, { do: 'finish' }))
    expect(permissionOn(board.space, asha, culture!.id)).toBe('comment')
  })

  it('[M271] follows another review, with what that asked, and no evaluation of a service', () => {
    const { board, evaluation } = openedEvaluation()
    const first = open(board)
    const [level, ...others] = board.document(first).sections
    board.must(lena, evaluate(first, { do: 'takeOutCriterion', criterion: others[0]!.id, reason: null }))
    const second = open(board, first)
    const { criteria, service, from } = reviewOf(board, second)
    expect([...criteria.values()].map(({ was, scale }) => [was, scale])[0]).toEqual([level!.id, 'level'])
    expect([criteria.size, service, from]).toEqual([4, first, first])
    expect(board.document(second).sections).toHaveLength(10)
    expect(board.refused(lena, { ...opening, from: evaluation })).toBe('invalid')
    expect(board.refused(lena, { ...opening, from: id('nothing') })).toBe('notFound')
    const following = { do: 'openEvaluation', title: 'E', service: first, period, from: first } as const
    expect(board.refused(lena, following)).toBe('invalid')
  })

  it('[M271] looks at the same work for good, over other days', () => {
    const { board } = openedEvaluation()
    const review = open(board)
    const change = (service: string) =>
      evaluate(review, { do: 'changeFacts', service, period: { ...period, to: '2026-04-30' } })
    expect(board.refused(lena, change(id('service')))).toBe('invalid')
    board.must(lena, change(review))
    expect(reviewOf(board, review).period.to).toBe('2026-04-30')
  })

  it('[M272] [M230] hands its commitments on to the next with where they stand', () => {
    const board = openBoard()
    board.must(lena, {
      do: 'changeSeat',
      person: sam,
      seat: { ...seat, capacities: ['layPartner', 'clinician'] },
    })
    const first = open(board)
    startScoring(board, first, [sam])
    revealAll(board, first)
    const agreeing = {
      do: 'agreeAction',
      action: id('pay'),
      criterion: null,
      words: 'Pay for time',
      owner: asha,
      helper: sam,
      due: '2026-06-01',
    } as const
    board.must(lena, evaluate(first, agreeing))
    board.must(lena, evaluate(first, { do: 'finish' }))
    const second = open(board, first)
    const before = () =>
      carriedTo(board.space, asha, second).map(({ action }) => [action.words, action.status])
    expect(before()).toEqual([['Pay for time', 'open']])
    board.must(
      sam,
      evaluate(first, { do: 'tellAction', action: id('pay'), status: 'done', evidence: 'Paid' }),
    )
    expect(before()).toEqual([['Pay for time', 'done']])
  })
})
