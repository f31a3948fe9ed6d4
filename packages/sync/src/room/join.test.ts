import { protocolVersion } from '@alongside/protocol'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { hello, Stage, step1 } from '../testing/stage.ts'
import { textOf, Writing } from '../testing/writing.ts'

it('[S1] who joins is sent what was committed when they asked, then what was committed since', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('one '))
  stage.commitAll()
  stage.join('ben')
  stage.send('ben', hello([2]), step1())
  stage.send('ada', ada.type('two '))
  stage.commitAll()
  stage.send('ada', ada.type('three'))
  expect(stage.heard('ben').some((frame) => frame.type === 'update')).toBe(false)
  stage.answerDiffs()
  const ben = new Y.Doc()
  for (const frame of stage.heard('ben')) {
    if (frame.type === 'step2' || frame.type === 'update') Y.applyUpdate(ben, frame.update)
  }
  expect(textOf(ben)).toBe('one two ')
  stage.commitAll()
  for (const frame of stage.heardOf('ben', 'update')) Y.applyUpdate(ben, frame.update)
  expect(textOf(ben)).toBe('one two three')
})

it('[S1] whoever has not asked for the text is sent none of it', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.join('ben')
  stage.send('ben', hello([2]))
  stage.send('ada', new Writing(1).type('hello'))
  stage.commitAll()
  expect(stage.heardOf('ben', 'update')).toEqual([])
})

it('[S1] our step 1 says nothing of what waits to be committed', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('a'))
  stage.commitAll()
  stage.send('ada', ada.type('b'), ada.type('c'))
  stage.join('ben')
  stage.send('ben', step1())
  const [asked] = stage.heardOf('ben', 'step1')
  expect(Y.decodeStateVector(asked!.stateVector)).toEqual(new Map([[1, 1]]))
})

it('[S3] who asks again while the answer is being read gets one more answer, not many', () => {
  const stage = new Stage()
  stage.join('cy')
  stage.send('cy', step1(), step1(), step1(), step1())
  expect(stage.diffs).toHaveLength(1)
  stage.answerDiffs()
  expect(stage.diffs).toHaveLength(1)
  stage.answerDiffs()
  expect(stage.diffs).toHaveLength(0)
  expect(stage.heardOf('cy', 'step2')).toHaveLength(2)
})

it('[S8] a client of another protocol or of another epoch is closed for good', () => {
  const stage = new Stage()
  stage.join('ada')
  const greeting = { schema: 1, epoch: null, lastSeq: 0, pens: [] }
  stage.send('ada', { type: 'hello', hello: { ...greeting, protocol: protocolVersion + 1 } })
  expect(stage.closed.get('ada')?.code).toBe(4400)
  stage.join('ben')
  stage.send('ben', { type: 'hello', hello: { ...greeting, protocol: protocolVersion, epoch: 3 } })
  expect(stage.closed.get('ben')?.code).toBe(4410)
})

it('[S8] a member that joins twice, or may not read, is a mistake of the caller', () => {
  const stage = new Stage()
  stage.join('ada')
  expect(() => stage.join('ada')).toThrow('here already')
  expect(() => stage.step({ type: 'committed', head: 1 })).toThrow('nothing was being committed')
})
