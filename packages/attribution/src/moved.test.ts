import { deleteRange, insertText, readBlocks } from '@alongside/flow'
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorsOf } from './authors.ts'
import { emptyAttribution } from './attribution.ts'
import { creditRows } from './credit.ts'
import { piecesOf } from './origins.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const cy = { hand: 'cy', pen: 3 }
const minute = 60_000

describe('words that were moved', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene()
    scene.type(asha, 'The bus is late. ')
    scene.type(bo, 'And cold. ', { block: 0, offset: 17 })
  })

  it('[A4] are their author’s and of the time they were written, and tell who put them there and when', () => {
    const from = scene.find('And cold. ')
    scene.act(cy, (writing) => deleteRange(writing, { block: 0, offset: 17 }, { block: 0, offset: 27 }))
    scene.paste(cy, 'And cold. ', from)
    expect(scene.runs()[0]).toMatchObject({
      text: 'And cold. ',
      writer: { hand: 'bo' },
      at: 2 * minute,
      placed: { writer: { hand: 'cy' }, at: 4 * minute },
    })
  })

  it('[A4] go on being their author’s when they are moved again, from wherever they were', () => {
    const first = scene.find('The bus is late. ')
    scene.paste(bo, 'The bus is late. ', first)
    const second = { section: 'here', client: bo.pen, clock: 10 }
    scene.paste(cy, 'bus', { ...second, clock: 14 })
    expect(piecesOf(scene.known(), cy.pen, 0, 3)).toEqual([
      {
        length: 3,
        origin: { is: 'here', client: asha.pen, clock: 4 },
        placed: { client: cy.pen, clock: 0 },
      },
    ])
    expect(scene.told().slice(0, 2)).toEqual(['asha, put by cy: bus', 'asha, put by bo: The bus is late. '])
  })

  it('[A5] are quoted by a copy: both are the author’s, and of one origin, so that they count once', () => {
    const from = scene.find('The bus is late. ')
    scene.paste(cy, 'The bus is late. ', from, { block: 0, offset: 27 })
    expect(scene.told()).toEqual([
      'asha: The bus is late. ',
      'bo: And cold. ',
      'asha, put by cy: The bus is late. ',
    ])
    const [copy, own] = [cy.pen, asha.pen].map((client) => piecesOf(scene.known(), client, 0, 17)[0])
    expect(copy?.origin).toEqual(own?.origin)
  })

  it('[A4] are told as brought back by who restored an older version, and stay who wrote it', () => {
    const from = scene.find('The bus is late. ')
    scene.act(bo, (writing) => deleteRange(writing, { block: 0, offset: 0 }, { block: 0, offset: 17 }))
    scene.paste(cy, 'The bus is late. ', from)
    expect(scene.runs()[0]).toMatchObject({
      writer: { hand: 'asha' },
      at: minute,
      placed: { writer: { hand: 'cy' }, at: 4 * minute },
    })
  })

  it('[A12] tell of an earlier version what was told then, whatever came later', () => {
    const { rows, writers } = scene.rooms.here
    const told = () => {
      const doc = new Y.Doc()
      for (const { bytes } of rows.slice(0, 2)) Y.applyUpdate(doc, bytes)
      const known = creditRows(emptyAttribution('here'), rows.slice(0, 2), () => null)
      return readBlocks(doc).flatMap(({ runs }) => authorsOf(runs, (pen) => writers.get(pen), known))
    }
    const before = told()
    scene.act(cy, (writing) => insertText(writing, { block: 0, offset: 4 }, 'night '))
    scene.paste(cy, 'And cold. ', scene.find('And cold. '))
    expect(told()).toEqual(before)
  })
})
