import { expect, it } from 'vitest'
import { awareness, hello, idOf, Stage, step1 } from '../testing/stage.ts'
import { textOf, Writing } from '../testing/writing.ts'

/** A room in which Ada wrote and Ben may not write. */
function readRoom(permission: 'read' | 'comment'): Stage {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.send('ada', new Writing(1).type('hello'))
  stage.commitAll()
  stage.enter('ben', [2], { permission })
  stage.enterPlain('cy', 3, { permission })
  return stage
}

for (const permission of ['read', 'comment'] as const) {
  it(`[S5] who may only ${permission} changes nothing, by update or by step 2`, () => {
    const stage = readRoom(permission)
    const ben = new Writing(2, stage.log.doc())
    stage.send('ben', ben.erase(0, 2), ben.type('new'), ben.all())
    expect(stage.heardOf('ben', 'refused')).toMatchObject([
      { refused: { n: 3, retired: [2], problem: { kind: 'notAllowed' } } },
      { refused: { n: 4, retired: [2], problem: { kind: 'notAllowed' } } },
    ])
    const cy = new Writing(3, stage.log.doc())
    cy.erase(0, 5)
    stage.send('cy', cy.all())
    expect(stage.closed.has('cy')).toBe(false)
    stage.send('cy', cy.type('new'))
    expect(stage.closed.get('cy')?.code).toBe(4409)
    expect(stage.batch).toBeNull()
    expect(textOf(stage.log.doc())).toBe('hello')
    expect(stage.log.pens.has(2)).toBe(false)
  })
}

it('[S5] an honest reader with an unmodified client stays connected', () => {
  const stage = readRoom('read')
  const cy = new Writing(3, stage.log.doc())
  stage.join('cy', { member: 'cy again', permission: 'read' })
  stage.send('cy again', step1(cy.doc), awareness(3, 1, {}), cy.all(), cy.all())
  stage.answerDiffs()
  expect(stage.closed.size).toBe(0)
  expect(stage.heard('cy again').map((frame) => frame.type)).toContain('step2')
})

it('[S5] a reader binds no pen', () => {
  const stage = readRoom('read')
  stage.restart()
  stage.join('ben', { permission: 'read' })
  stage.send('ben', hello([2]), new Writing(2).type('x'))
  expect(stage.batch).toBeNull()
})

it('[S6] a right that is taken away holds from that moment, and the person is told by whom and why', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('in time'))
  stage.step({
    type: 'permission',
    member: 'ada',
    permission: 'read',
    by: idOf('lena'),
    reason: 'The version is closed.',
  })
  stage.send('ada', ada.type(' too late'))
  stage.commitAll()
  expect(stage.heard('ada')).toMatchObject([
    { type: 'rights', rights: { permission: 'read', by: idOf('lena'), reason: 'The version is closed.' } },
    { type: 'refused', refused: { n: 3, retired: [1], problem: { kind: 'notAllowed' } } },
    { type: 'writers' },
    { type: 'saved' },
  ])
  expect(textOf(stage.log.doc())).toBe('in time')
})

it('[S6] who may no longer read is closed, and hears nothing more', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enter('ben', [2])
  stage.step({ type: 'permission', member: 'ben', permission: null, by: null, reason: null })
  expect(stage.heardOf('ben', 'rights')).toHaveLength(1)
  expect(stage.closed.get('ben')?.code).toBe(4403)
  stage.send('ada', new Writing(1).type('secret'))
  stage.commitAll()
  expect(stage.heard('ben')).toEqual([])
})
