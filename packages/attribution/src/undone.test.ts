import { deleteRange } from '@alongside/flow'
import { beforeEach, describe, expect, it } from 'vitest'
import { piecesOf } from './origins.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const cy = { hand: 'cy', pen: 3 }

describe('undo and redo', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene()
    scene.type(asha, 'The bus is late.')
  })

  const erase = (by: typeof asha, from: number, to: number): void =>
    scene.act(by, (writing) => deleteRange(writing, { block: 0, offset: from }, { block: 0, offset: to }))

  it.each([
    ['a sentence', 0, 16],
    ['a word', 4, 7],
    ['one letter', 4, 5],
  ])(
    '[A6] who deletes %s of another’s and takes that back gives it back, as if nothing had been',
    (_, from, to) => {
      const before = scene.runs()
      erase(bo, from, to)
      scene.undo(bo)
      expect(scene.runs()).toEqual(before)
    },
  )

  it('[A6] it is so without a network too', () => {
    const before = scene.runs()
    scene.leave(bo)
    erase(bo, 4, 8)
    scene.undo(bo)
    scene.comeBack(bo)
    expect(scene.runs()).toEqual(before)
  })

  it('[A6] it is so 500 times over', () => {
    const before = scene.runs()
    erase(bo, 4, 8)
    const { undo } = scene.page(bo)
    for (let times = 0; times < 500; times++) {
      scene.undo(bo)
      undo.redo()
    }
    scene.undo(bo)
    expect(scene.runs()).toEqual(before)
  })

  it('[A6] parts that come back one by one, with something typed between, are each what it was', () => {
    erase(bo, 4, 8)
    erase(bo, 0, 4)
    const { client, clock } = scene.next(bo)
    scene.undo(bo)
    scene.type(bo, 'x')
    scene.undo(bo)
    scene.undo(bo)
    const origins = [0, 5].map((skip) =>
      piecesOf(scene.known(), client, clock + skip, clock + skip + 4).map(({ origin }) => origin.clock),
    )
    expect(origins).toEqual([[0], [4]])
  })

  it('[A6] words that were put there by somebody are so again', () => {
    const from = scene.find('bus ')
    scene.paste(bo, 'bus ', from)
    const before = scene.runs()
    erase(cy, 0, 4)
    scene.undo(cy)
    expect(before[0]).toMatchObject({ text: 'bus ', placed: { writer: { hand: 'bo' } } })
    expect(scene.runs()).toEqual(before)
  })

  it('[A4] who brings back what another deleted at the same time says so, and it is its author’s twice, put there by whoever did', () => {
    const gone = scene.find('bus ')
    scene.leave(bo)
    erase(bo, 4, 8)
    erase(cy, 4, 8)
    scene.undo(cy)
    scene.comeBack(bo)
    const { client, clock } = scene.next(bo)
    const { flow, undo } = scene.page(bo)
    undo.undo()
    expect(
      flow
        .block(0)
        .runs.map(({ text }) => text)
        .join(''),
    ).toBe('The bus bus is late.')
    scene.act(bo, () => {}, [{ client, clock, length: 4, from: gone }])
    expect(scene.told()).toEqual(['asha: The bus ', 'asha, put by bo: bus ', 'asha: is late.'])
  })

  it('[A4] words that are put before those they are copied from, which another deletes meanwhile, are put there', () => {
    scene.leave(bo)
    scene.paste(bo, 'bus ', scene.find('bus '), { block: 0, offset: 4 })
    erase(cy, 4, 8)
    scene.comeBack(bo)
    expect(scene.told()).toEqual(['asha: The ', 'asha, put by bo: bus ', 'asha: is late.'])
  })

  it('[A6] letters that are typed before equal ones, which another page of the hand deletes meanwhile, are typed', () => {
    const other = { hand: 'bo', pen: 12 }
    scene.leave(bo)
    scene.type(bo, 'b', { block: 0, offset: 4 })
    erase(other, 4, 5)
    scene.comeBack(bo)
    expect(scene.told()).toEqual(['asha: The ', 'bo: b', 'asha: us is late.'])
  })
})
