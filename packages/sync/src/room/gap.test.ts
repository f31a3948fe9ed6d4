import { expect, it } from 'vitest'
import { awareness, emptyStep2, hello, Stage, step1 } from '../testing/stage.ts'
import { textOf, Writing } from '../testing/writing.ts'

it('[S3] a gap is answered with our step 1 three times in a row, then the connection is closed', () => {
  const stage = new Stage()
  stage.enterPlain('cy', 3)
  const cy = new Writing(3)
  cy.type('lost')
  for (const letter of 'abc') {
    stage.send('cy', cy.type(letter))
    expect(stage.heardOf('cy', 'step1')).toHaveLength(1)
  }
  expect(stage.closed.size).toBe(0)
  stage.send('cy', cy.type('d'))
  expect(stage.closed.get('cy')?.code).toBe(4409)
  expect(stage.batch).toBeNull()
})

it('[S3] who answers with what is missing is heard again', () => {
  const stage = new Stage()
  stage.enterPlain('cy', 3)
  const cy = new Writing(3)
  for (let round = 0; round < 5; round++) {
    cy.type('lost ')
    stage.send('cy', cy.type('found '))
    expect(stage.heardOf('cy', 'step1')).toHaveLength(1)
    stage.send('cy', cy.all())
    stage.commitAll()
  }
  expect(textOf(stage.log.doc())).toBe(textOf(cy.doc))
  expect(stage.closed.size).toBe(0)
})

it("[S3] before a connection's first step 2 a gap is dropped without an answer", () => {
  const stage = new Stage()
  const cy = new Writing(3)
  cy.type('before')
  stage.join('cy')
  stage.send('cy', step1(cy.doc), awareness(3, 1, {}))
  expect(stage.heardOf('cy', 'step1')).toHaveLength(1)
  for (const letter of 'abcdef') stage.send('cy', cy.type(letter))
  expect(stage.heardOf('cy', 'step1')).toEqual([])
  stage.send('cy', cy.all())
  stage.commitAll()
  expect(textOf(stage.log.doc())).toBe('beforeabcdef')
})

it('[S3] a client of ours is asked only when its unsaved work has come', () => {
  const stage = new Stage()
  const ada = new Writing(1)
  stage.join('ada')
  stage.send('ada', hello([1]), step1(), ada.type('kept offline'))
  expect(stage.heardOf('ada', 'step1')).toEqual([])
  stage.send('ada', { type: 'replayed', replayed: {} })
  expect(stage.heardOf('ada', 'step1')).toHaveLength(1)
})

it('[S3] a client of ours is told from which message on to send again', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  const lost = ada.type('lost ')
  const after = ada.type('after')
  stage.send('ada', after)
  expect(stage.heard('ada')).toMatchObject([
    { type: 'refused', refused: { n: 2, retired: [], problem: { kind: 'missingPart' } } },
    { type: 'step1' },
  ])
  stage.send('ada', lost, after, emptyStep2)
  stage.commitAll()
  expect(stage.heardOf('ada', 'saved').at(-1)?.saved.upTo).toBe(5)
  expect(stage.log.pens.get(1)?.retired).toBe(false)
})

it('[S3] what may be sent again is not lost when the room is opened anew meanwhile', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('never committed'))
  stage.restart()
  stage.join('ada')
  stage.send('ada', hello([1]), step1(), ada.type(' and more'), { type: 'replayed', replayed: {} }, ada.all())
  stage.commitAll()
  expect(textOf(stage.log.doc())).toBe('never committed and more')
})
