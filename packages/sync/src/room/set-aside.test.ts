import { createFlowDoc } from '@alongside/flow'
import type { Row } from '@alongside/storage'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { hello, Stage, step1 } from '../testing/stage.ts'
import { textOf, Writing } from '../testing/writing.ts'

/** A room that was opened again after its third row was broken on the disk, and that row as it was. */
function brokenLog(): { stage: Stage; row: Row } {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('one '), ada.type('two '), ada.type('three '), ada.type('four '))
  stage.commitAll()
  const row = stage.log.rows[2]!
  stage.log.rows[2] = { ...row, bytes: new Uint8Array([9, 9, 9]) }
  stage.restart()
  return { stage, row }
}

it('[S37] a section of which the last rows cannot be read opens as it was before them, for reading', () => {
  const { stage } = brokenLog()
  stage.join('ben')
  stage.send('ben', hello([2]), step1())
  stage.answerDiffs()
  const frames = stage.heard('ben')
  expect(frames).toContainEqual({
    type: 'welcome',
    welcome: expect.objectContaining({ head: 2, permission: 'comment' }),
  })
  const doc = createFlowDoc()
  for (const frame of frames) if (frame.type === 'step2') Y.applyUpdate(doc, frame.update)
  expect(textOf(doc)).toBe('one two ')
})

it('[S37] nothing is written in it, whoever may write; what was tried is kept by whoever wrote it, and no row is lost', () => {
  const { stage } = brokenLog()
  stage.enter('ada', [1])
  const rows = stage.log.rows.slice()
  const again = new Writing(1, stage.log.doc(2))
  stage.send('ada', again.type('five '))
  expect(stage.batch).toBeNull()
  expect(stage.heardOf('ada', 'refused')).toMatchObject([
    { refused: { problem: { kind: 'notAllowed', words: expect.stringContaining('cannot be read') } } },
  ])
  stage.tick(1_000)
  expect(stage.batch).toBeNull()
  expect(stage.log.rows).toEqual(rows)
  expect(stage.log.pens.get(1)?.retired).toBe(false)
})

it('[S37] a right that is given meanwhile is told as it holds there, and holds in full once the log is whole', () => {
  const { stage, row } = brokenLog()
  stage.enter('ben', [2], { permission: 'read' })
  const to = { type: 'permission', member: 'ben', by: null, reason: null } as const
  stage.step({ ...to, permission: 'edit' })
  stage.step({ ...to, permission: 'read' })
  expect(stage.heardOf('ben', 'rights').map(({ rights }) => rights.permission)).toEqual(['comment', 'read'])
  stage.log.rows[2] = row
  stage.restart()
  stage.join('cy')
  stage.send('cy', hello([3]))
  expect(stage.heardOf('cy', 'welcome')[0]?.welcome.permission).toBe('edit')
})
