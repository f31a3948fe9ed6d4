import { decodeClientFrame, encodeFrame, type ClientFrame } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { Stage } from '../testing/stage.ts'
import { Writing } from '../testing/writing.ts'
import { problemWith } from './judge.ts'

function updateIn(frame: ClientFrame): Uint8Array {
  const read = decodeClientFrame(encodeFrame(frame))
  if (read.type !== 'update') throw new Error(`this is ${read.type}`)
  return read.update
}

function written(limits: ConstructorParameters<typeof Stage>[0] = {}): { stage: Stage; ada: Writing } {
  const stage = new Stage(limits)
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('one '))
  stage.commitAll()
  stage.restart()
  return { stage, ada }
}

it('[M320] a room takes updates that fit one after the other, and says why not', () => {
  const { stage, ada } = written({ maxChars: 12 })
  const more = [ada.type('two '), ada.type('six '), ada.type('ten ')].map(updateIn)
  expect(problemWith(stage.room, more.slice(0, 2))).toBeNull()
  expect(problemWith(stage.room, more)).toMatchObject({ kind: 'tooLarge' })
  expect(problemWith(written().stage.room, [updateIn(new Writing(9, stage.log.doc()).type('?')), new Uint8Array([9, 9])])).toMatchObject({ kind: 'invalid' }) // prettier-ignore
  expect(problemWith(written().stage.room, more.slice(1))).toMatchObject({ kind: 'invalid' })
})

it('[M320] a room of which the last rows cannot be read takes none', () => {
  const { stage, ada } = written()
  stage.enter('ada', [1])
  const two = ada.type('two ')
  stage.send('ada', two)
  stage.commitAll()
  stage.log.rows[1] = { ...stage.log.rows[1]!, bytes: new Uint8Array([9, 9, 9]) }
  stage.restart()
  expect(problemWith(stage.room, [updateIn(two)])).toMatchObject({ kind: 'notAllowed' })
})
