import { expect, it } from 'vitest'
import { awareness, hello, idOf, Stage, step1 } from '../testing/stage.ts'
import { Writing } from '../testing/writing.ts'

/** A stage on which Ada wrote, and a document that holds more of what she wrote than the room knows. */
function setBack() {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('Ask '))
  stage.commitAll()
  ada.type('Mary first.')
  return { stage, later: ada.doc }
}

it('[S47] a plain member that knows more of another’s pen than the room is sent away for good', () => {
  const { stage, later } = setBack()
  stage.join('ben')
  stage.send('ben', step1(new Writing(2, later).doc))
  expect(stage.closed.get('ben')).toMatchObject({ code: 4410 })
  expect(stage.diffs).toEqual([])
  // Also where it has said which pen is its own.
  stage.join('cy')
  stage.send('cy', awareness(3, 1, {}), step1(later))
  expect(stage.closed.get('cy')).toMatchObject({ code: 4410 })
})

it('[S47] it may be ahead in its own pen, known before or not, and hands that in', () => {
  const { stage, later } = setBack()
  stage.join('ada again', { person: idOf('ada') })
  stage.send('ada again', step1(later))
  const ben = new Writing(2, stage.log.doc())
  ben.type('Tea. ')
  stage.join('ben')
  stage.send('ben', step1(ben.doc))
  const cy = new Writing(3, stage.log.doc())
  cy.type('Cake. ')
  stage.join('cy')
  stage.send('cy', awareness(3, 1, {}), step1(cy.doc))
  expect(stage.closed.size).toBe(0)
})

it('[S47] it is ahead in one pen at most that nobody holds, and in none beside one that it has', () => {
  const { stage } = setBack()
  const ben = new Writing(2, stage.log.doc())
  ben.type('Tea. ')
  const both = new Writing(3, ben.doc)
  both.type('Cake. ')
  stage.join('ben')
  stage.send('ben', step1(both.doc))
  expect(stage.closed.get('ben')).toMatchObject({ code: 4410 })
  stage.join('cy')
  stage.send('cy', awareness(4, 1, {}), step1(ben.doc))
  expect(stage.closed.get('cy')).toMatchObject({ code: 4410 })
})

it('[S47] one of ours says which pens it holds, and is judged by them and its epoch alone', () => {
  const { stage, later } = setBack()
  stage.join('ben')
  stage.send('ben', hello([2]), step1(later))
  expect(stage.closed.size).toBe(0)
})
