import {
  accept,
  deleteRange,
  insertPieces,
  joinBlock,
  plainParagraph,
  setBlock,
  splitBlock,
  suggest,
  suggestText,
} from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import { Scene } from '@alongside/attribution/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { changersOf } from './changers.ts'
import { between, told, type Known } from './testing/moments.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }

describe('one moment beside another', () => {
  let scene: Scene
  const known = (): Known => {
    const { rows, writers } = scene.rooms.here
    return { rows, attribution: scene.known(), writerOf: (pen) => writers.get(pen) }
  }
  const since = (seq: number) => between(known(), seq, scene.rooms.here.head)
  beforeEach(() => {
    scene = new Scene()
    scene.act(asha, (writing) =>
      insertPieces(writing, { before: 0 }, [
        { block: plainParagraph },
        { text: 'The bus is late.', marks: null },
        { block: plainParagraph },
        { text: 'It is cold.', marks: null },
      ]),
    )
  })

  it('[T6] has what was removed among the others, where it stood', () => {
    scene.act(bo, (writing) => deleteRange(writing, { block: 0, offset: 3 }, { block: 0, offset: 7 }))
    scene.type(bo, 'tram ', { block: 0, offset: 4 })
    expect(told(since(1))).toEqual(['The[removed by bo:  bus] [added by bo: tram ]is late.', 'It is cold.'])
    expect(changersOf(since(1).compared, scene.known())).toEqual([
      {
        writer: { hand: 'bo', voice: 'bo', capacity: 'usesServices' },
        added: 5,
        removed: 4,
        moved: 0,
        imported: 0,
        suggested: 0,
      },
    ])
  })

  it('[T2] counts what came from a file apart', () => {
    scene.type(bo, 'Now: ', { block: 1, offset: 0 })
    scene.paste(bo, 'From afar. ', { file: 'plan.docx' }, { block: 1, offset: 0 })
    expect(changersOf(since(1).compared, scene.known())).toMatchObject([{ added: 5, imported: 11 }])
  })

  it('[T7] tells who did it in the minute in which it was done, and not who wrote the words', () => {
    scene.act(bo, (writing) => deleteRange(writing, { block: 1, offset: 0 }, { block: 1, offset: 2 }))
    const [, second] = since(1).compared
    expect(second?.runs[0]).toMatchObject({
      text: 'It',
      client: asha.pen,
      change: { is: 'removed', done: { writer: { voice: 'bo' }, at: 120_000 } },
    })
  })

  it('[T8] passes over what undo or a declared restoring put back where it had stood', () => {
    const from = scene.find('It is cold.')
    scene.act(bo, (writing) => deleteRange(writing, { block: 1, offset: 0 }, { block: 1, offset: 11 }))
    scene.paste(bo, 'It is cold.', from, { block: 1, offset: 0 })
    expect(told(since(1))).toEqual(['The bus is late.', 'It is cold.'])
    expect(told(since(2))[1]).toBe('[added by bo: It is cold.]')
  })

  it('[T9] tells moved words at both places, and a copy as added', () => {
    const from = scene.find('bus ')
    scene.act(bo, (writing) => deleteRange(writing, { block: 0, offset: 4 }, { block: 0, offset: 8 }))
    scene.paste(bo, 'bus ', from, { block: 1, offset: 0 })
    scene.paste(bo, 'cold', scene.find('cold'), { block: 0, offset: 0 })
    expect(told(since(1))).toEqual([
      '[added by bo: cold]The [movedAway by bo: bus ]is late.',
      '[movedHere by bo: bus ]It is cold.',
    ])
    expect(changersOf(since(1).compared, scene.known())).toMatchObject([{ added: 4, removed: 0, moved: 4 }])
  })

  it('[T10] tells of blocks that came, went or became something else, and by whom', () => {
    scene.act(bo, (writing) => splitBlock(writing, { block: 0, offset: 8 }))
    expect(told(since(1))).toEqual(['The bus ', '{added by bo} is late.', 'It is cold.'])
    scene.act(asha, (writing) => joinBlock(writing, 2))
    scene.act(asha, (writing) => setBlock(writing, 0, { kind: 'heading', level: 2 }))
    const { compared } = since(2)
    expect(told(since(2))).toEqual([
      '{changed by asha} The bus ',
      'is late.',
      '{removed by asha} It is cold.',
    ])
    expect(compared[0]).toMatchObject({ block: { kind: 'heading' }, change: { was: { kind: 'paragraph' } } })
  })

  it('[T11] shows a block that nobody began, and that is gone, only for words without another place', () => {
    const fresh = new Scene()
    scene = fresh
    fresh.type(asha, 'Words')
    fresh.act(bo, (writing) => insertPieces(writing, { before: 1 }, [{ block: plainParagraph }]))
    fresh.act(bo, (writing) => deleteRange(writing, { block: 0, offset: 0 }, { block: 0, offset: 5 }))
    expect(told(since(1))).toEqual(['{removed by nobody} [removed by bo: Words]', '{added by bo} '])
    expect(told(between(known(), 0, 1))).toEqual(['[added by asha: Words]'])
  })

  it('[T12] reads what was agreed: a suggestion is there once it is accepted, as its writer’s', () => {
    const { flow } = scene.page(asha)
    const suggestion = suggestionIdOf(asha.pen, 0)
    scene.act(asha, () =>
      suggest(flow, { pen: asha.pen, suggestion }, (suggesting) =>
        suggestText(suggesting, { block: 1, offset: 10 }, ' today'),
      ),
    )
    expect(told(since(1))[1]).toBe('It is cold.')
    const page = scene.page(bo)
    scene.act(bo, () => accept(page.flow, bo.pen, [suggestion]))
    expect(told(since(1))[1]).toBe('It is cold[added by asha:  today].')
  })
})
