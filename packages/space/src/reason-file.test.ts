import type { SealedEvidence } from '@alongside/evaluation'
import { describe, expect, it } from 'vitest'
import { finderOf } from './finder.ts'
import { fileOf } from './space.ts'
import { asha, id, lena, sam, type Board } from './testing/board.ts'
import { evaluate, openedEvaluation, startScoring } from './testing/evaluations.ts'

const hash = 'b'.repeat(64)
const picture: SealedEvidence = {
  links: [],
  files: [
    {
      id: id('mine'),
      key: 'secret',
      file: id('door'),
      alt: 'A heavy door',
      decorative: false,
      hash,
      name: 'door.png',
      type: 'image/png',
      bytes: 10,
      picture: { width: 4, height: 3 },
    },
  ],
}

/** Asha has shown a picture of why she scored as she did, with her name or without. */
function revealed(isNamed: boolean): { board: Board; evaluation: string; criterion: string } {
  const { board, evaluation } = openedEvaluation()
  startScoring(board, evaluation, [sam, asha])
  const { id: criterion } = board.section(evaluation)
  const reason = { words: 'Look', evidence: 'place' }
  const boxes = [
    {
      criterion,
      round: 1,
      scores: isNamed ? [JSON.stringify({ row: 'reason', person: asha, ...reason })] : [],
      reasons: isNamed ? [] : [JSON.stringify(reason)],
      evidence: new Map([['place', picture]]),
    },
  ]
  board.must(lena, evaluate(evaluation, { do: 'reveal', criterion, boxes }))
  return { board, evaluation, criterion }
}

const removed = (board: Board, person: string, section: string) =>
  board.ask(person, { do: 'removeFile', section, file: id('door') })

describe('a file that shows why somebody scored as they did', () => {
  it('[M260] stands with the criterion once it is shown, and is found by its id and its hash', () => {
    const { board, criterion } = revealed(true)
    expect(fileOf(board.space, id('door'))).toEqual({
      id: id('door'),
      section: criterion,
      hash,
      name: 'door.png',
      type: 'image/png',
      bytes: 10,
      picture: { width: 4, height: 3 },
      addedAt: expect.any(Number),
      addedBy: asha,
      use: 'reason',
    })
    expect(finderOf(board.log.at(-1)!)).toEqual([
      { change: 'set', kind: 'file', key: id('door') },
      { change: 'set', kind: 'bytes', key: hash },
    ])
    expect(board.ask(lena, { do: 'dropUnused', file: id('door') })).toMatchObject({ events: [] })
  })

  it('[M260] is removed by whose name it bears and by those who own the criterion, and one without a name by these alone', () => {
    const named = revealed(true)
    expect(removed(named.board, sam, named.criterion)).toMatchObject({ refusal: { kind: 'notAllowed' } })
    expect(removed(named.board, asha, named.criterion)).toMatchObject({ events: [{ kind: 'fileRemoved' }] })
    const unnamed = revealed(false)
    expect(fileOf(unnamed.board.space, id('door'))).toMatchObject({ name: 'file.png', addedBy: null })
    expect(removed(unnamed.board, asha, unnamed.criterion)).toMatchObject({ refusal: { kind: 'notAllowed' } })
    expect(removed(unnamed.board, lena, unnamed.criterion)).toMatchObject({
      events: [{ kind: 'fileRemoved', payload: { lastOf: hash } }],
    })
  })

  it('[M260] takes no place from those that people add', () => {
    const { board, criterion } = revealed(true)
    const allowance = { perSection: 1, bytesPerSpace: 1000 }
    const file = { hash: 'a'.repeat(64), name: 'a.txt', type: 'text/plain', bytes: 5, picture: null }
    const made = board.must(lena, { do: 'addFile', section: criterion, use: 'list', allowance, ...file })
    expect(fileOf(board.space, made)).toMatchObject({ name: 'a.txt' })
  })

  it('[M260] goes when its reason is taken back', () => {
    const { board, evaluation } = openedEvaluation()
    startScoring(board, evaluation, [sam, asha])
    const { id: criterion } = board.section(evaluation)
    const boxes = [{ criterion, round: 1, scores: [], reasons: null }]
    board.must(lena, evaluate(evaluation, { do: 'reveal', criterion, boxes }))
    const say = { do: 'sayMyReason', criterion } as const
    board.must(asha, evaluate(evaluation, { ...say, words: 'Look', evidence: picture }))
    expect(fileOf(board.space, id('door'))).toMatchObject({ name: 'door.png', addedBy: asha })
    board.must(asha, evaluate(evaluation, { ...say, words: null }))
    expect(fileOf(board.space, id('door'))).toBeNull()
    expect(board.log.at(-1)).toMatchObject({ kind: 'fileRemoved', payload: { lastOf: hash } })
  })
})
