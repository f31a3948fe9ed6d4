import { Scene } from '@alongside/attribution/testing'
import { deleteRange, joinBlock, setBlock, splitBlock, suggest, suggestText } from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { sittingsOf } from './sittings.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const minuteMs = 60_000

describe('sittings', () => {
  let scene: Scene
  const sittings = () => sittingsOf(scene.known(), (pen) => scene.rooms.here.writers.get(pen))
  const told = () =>
    sittings().map(({ people }) =>
      people.map(({ writer, added, removed, moved, suggested }) =>
        [writer.voice, added, removed, moved, suggested].join(' '),
      ),
    )
  beforeEach(() => (scene = new Scene()))

  it('[T1] go on until nothing happens for half an hour', () => {
    scene.type(asha, 'One. ')
    scene.minute += 28
    scene.type(bo, 'Two. ')
    scene.minute += 29
    scene.type(asha, 'Three. ')
    expect(sittings()).toMatchObject([
      { beganAt: 1 * minuteMs, endedAt: 30 * minuteMs },
      { beganAt: 60 * minuteMs, endedAt: 60 * minuteMs },
    ])
    expect(told()).toEqual([['asha 5 0 0 0', 'bo 5 0 0 0'], ['asha 7 0 0 0']])
  })

  it('[T2] tell of everybody the letters added, removed and moved, and a character of two units once', () => {
    scene.type(asha, 'The bus 🚌 is late. ')
    const from = scene.find('bus 🚌 ')
    scene.act(bo, (writing) => deleteRange(writing, { block: 0, offset: 4 }, { block: 0, offset: 11 }))
    scene.paste(bo, 'bus 🚌 ', from)
    scene.act(bo, (writing) => deleteRange(writing, { block: 0, offset: 7 }, { block: 0, offset: 11 }))
    expect(told()).toEqual([['asha 19 0 0 0', 'bo 0 4 6 0']])
  })

  it('[T2] count what undo brought back as moved, and not as removed before', () => {
    scene.type(asha, 'The bus is late. ')
    scene.act(bo, (writing) => deleteRange(writing, { block: 0, offset: 4 }, { block: 0, offset: 8 }))
    scene.undo(bo)
    expect(told()).toEqual([['asha 17 0 0 0', 'bo 0 0 4 0']])
  })

  it('[T2] count letters from a file apart from those that somebody wrote', () => {
    scene.type(asha, 'Mine. ')
    scene.paste(asha, 'Late busses. ', { file: 'plan.docx' }, { block: 0, offset: 0 })
    expect(told()).toEqual([['asha 6 0 0 0']])
    expect(sittings()[0]?.people).toMatchObject([{ imported: 13 }])
  })

  it('[T4] name whoever only took an empty block away', () => {
    scene.type(asha, 'Words')
    scene.act(asha, (writing) => splitBlock(writing, { block: 0, offset: 5 }))
    scene.minute += 60
    scene.act(bo, (writing) => joinBlock(writing, 1))
    expect(told()).toEqual([['asha 5 0 0 0'], ['bo 0 0 0 0']])
  })

  it('[T3] name whoever changed a block with no letters, and count what is only suggested apart', () => {
    scene.type(asha, 'Words')
    scene.act(bo, (writing) => setBlock(writing, 0, { kind: 'heading', level: 1 }))
    const { flow } = scene.page(asha)
    scene.act(asha, () =>
      suggest(flow, { pen: asha.pen, suggestion: suggestionIdOf(asha.pen, 0) }, (suggesting) =>
        suggestText(suggesting, { block: 0, offset: 5 }, ' more'),
      ),
    )
    expect(told()).toEqual([['asha 5 0 0 5', 'bo 0 0 0 0']])
  })
})
