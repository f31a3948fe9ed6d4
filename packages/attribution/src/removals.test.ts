import { deleteRange, insertPieces, joinBlock, setBlock, splitBlock } from '@alongside/flow'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Removal } from './attribution.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const cy = { hand: 'cy', pen: 3 }

describe('what was deleted', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene()
    scene.type(asha, 'The bus is late.')
  })

  const erase = (by: typeof asha, from: number, to: number): void =>
    scene.act(by, (writing) => deleteRange(writing, { block: 0, offset: from }, { block: 0, offset: to }))
  const removals = (): readonly Removal[] =>
    [...scene.known().records.values()].flatMap((record) => record.removals)

  it('[A8] tells who deleted which words, and in which minute', () => {
    erase(bo, 4, 8)
    expect(removals()).toEqual([{ from: 4, to: 8, pen: 2, at: 120_000, isLate: false }])
  })

  it('[A8] is told once, of whoever was first', () => {
    scene.leave(bo)
    erase(bo, 4, 10)
    erase(cy, 8, 12)
    scene.comeBack(bo)
    expect(removals().map(({ from, to, pen }) => [from, to, pen])).toEqual([
      [4, 8, 2],
      [8, 12, 3],
    ])
  })

  it('[A8] was deleted while offline when a client handed it in that does not say when', () => {
    scene.leave(bo)
    erase(bo, 4, 8)
    scene.comeBack(bo, 'step2')
    expect(removals()).toMatchObject([{ pen: 2, isLate: true }])
  })

  it('[A8] is characters, beginnings and embeds, and never what goes by implication', () => {
    scene.act(bo, (writing) => splitBlock(writing, { block: 0, offset: 8 }))
    scene.act(bo, (writing) => setBlock(writing, 1, { kind: 'heading', level: 1 }))
    scene.act(bo, (writing) => setBlock(writing, 1, { kind: 'heading', level: 2 }))
    expect(removals()).toEqual([])
    scene.act(cy, (writing) => joinBlock(writing, 1))
    expect(removals()).toMatchObject([{ pen: 3, from: 0, to: 1 }])
    scene.act(bo, (writing) =>
      insertPieces(writing, { block: 0, offset: 0 }, [{ embed: { a: 1 }, marks: null }]),
    )
    erase(cy, 0, 1)
    expect(removals()).toMatchObject([{ pen: 3 }, { pen: 3 }])
  })
})
