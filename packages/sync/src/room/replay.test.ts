import { createFlowDoc } from '@alongside/flow'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Stage } from '../testing/stage.ts'
import { Writing } from '../testing/writing.ts'
import { compact, knownAtFirst, readKnown, replay, type KnownAt } from './replay.ts'

const nothing = new Uint8Array([0, 0])

/** A room in which Ada wrote some words with a character of two units, and erased some. */
function someRows(): Stage {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('hello 🙂 there'), ada.erase(1, 2), ada.type('more'))
  stage.commitAll()
  return stage
}

function known(stage: Stage, rows = stage.log.rows.length): KnownAt {
  return replay(knownAtFirst(), stage.log.rows.slice(0, rows))
}

function misfit(stage: Stage, state: Uint8Array): string | null {
  const left = compact(known(stage), state)
  return 'misfit' in left ? left.misfit : null
}

describe('what a snapshot keeps of a room', () => {
  it('[S12] is kept only with a text that holds the same units and deletions', () => {
    const stage = someRows()
    const state = (rows: number) => Y.encodeStateAsUpdate(stage.log.doc(rows))
    expect(misfit(stage, state(3))).toBeNull()
    expect(misfit(stage, state(2))).toContain('another clock')
    expect(misfit(stage, nothing)).toContain('other clients')
    expect(misfit(stage, new Uint8Array([1, 2, 3]))).not.toBeNull()

    const doc = stage.log.doc()
    doc.getText('body').delete(0, 1)
    expect(misfit(stage, Y.encodeStateAsUpdate(doc))).toContain('is deleted that stands')
    const undeleted = createFlowDoc()
    for (const { bytes, seq } of stage.log.rows) if (seq !== 2) Y.applyUpdate(undeleted, bytes)
    expect(misfit(stage, Y.encodeStateAsUpdate(undeleted))).toContain('stands that was deleted')
  })

  it('[S12] may have deleted more under a key, as Yjs does where two set it at once', () => {
    const stage = new Stage()
    stage.enter('ada', [1])
    stage.enter('ben', [2])
    for (const [name, pen] of [
      ['ada', 1],
      ['ben', 2],
    ] as const) {
      const doc = createFlowDoc()
      doc.clientID = pen
      doc.getMap('card:a').set('word', name)
      stage.send(name, { type: 'update', update: Y.encodeStateAsUpdate(doc) })
    }
    stage.commitAll()
    expect(stage.log.rows).toHaveLength(2)
    const state = Y.encodeStateAsUpdate(stage.log.doc())
    expect(state.at(-1)).not.toBe(0)
    expect(misfit(stage, state)).toBeNull()
  })

  it('[S36] is read as it was, and as nothing where it is of another version or broken', () => {
    const stage = someRows()
    const left = compact(known(stage), Y.encodeStateAsUpdate(stage.log.doc()))
    if (!('room' in left)) throw new Error(left.misfit)
    const { room } = left
    expect(readKnown({ seq: 3, room })).toEqual({ seq: 3, known: known(stage).known })
    const other = room.slice()
    other[0] = 99
    const broken = [other, room.slice(0, -1), new Uint8Array(), Uint8Array.from([...room, 0])]
    for (const one of broken) expect(readKnown({ seq: 3, room: one })).toBeNull()
  })

  it('[S36] says from which row on a log cannot be read', () => {
    const { rows } = someRows().log
    const hole = { ...rows[1]!, bytes: Y.encodeStateAsUpdate(createFlowDoc()).slice(0, 1) }
    const read = replay(knownAtFirst(), [rows[0]!, hole, rows[2]!])
    expect(read).toMatchObject({ seq: 1, unfit: 'it ends too early' })
    expect(() => replay(knownAtFirst(), [rows[0]!, rows[2]!])).toThrow('row 2 is missing')
  })
})
