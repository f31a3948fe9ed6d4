import { expect, it } from 'vitest'
import { hello, Stage } from '../testing/stage.ts'
import { Writing } from '../testing/writing.ts'

/** A room with Ada (pen 1), who writes, and Ben (pen 2), who is told. */
function twoOf(): { stage: Stage; ada: Writing } {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enter('ben', [2])
  return { stage, ada: new Writing(1) }
}

it('[S1] nobody hears of an update, nor its author of its safety, before it is committed', () => {
  const { stage, ada } = twoOf()
  const frame = ada.type('hello')
  stage.send('ada', frame)
  expect(stage.heard('ada')).toEqual([])
  expect(stage.heard('ben')).toEqual([])
  stage.commit()
  expect(stage.heardOf('ada', 'saved')).toEqual([{ type: 'saved', saved: { upTo: 2, seq: 1 } }])
  expect(stage.heardOf('ben', 'update')).toEqual([frame])
})

it('[S1] while one commit is in flight the next batch collects', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'), ada.type('b'), ada.type('c'))
  expect(stage.batch?.rows).toHaveLength(1)
  stage.commit()
  expect(stage.batch?.rows).toHaveLength(2)
  expect(stage.heardOf('ben', 'update')).toHaveLength(1)
  stage.commit()
  expect(stage.heardOf('ben', 'update')).toHaveLength(2)
  expect(stage.heardOf('ada', 'saved').at(-1)?.saved).toEqual({ upTo: 4, seq: 3 })
})

it('[S4] each message is a row of its own, with its session, pen and time', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'))
  stage.now += 5
  stage.send('ada', ada.type('b'), ada.erase(0, 1))
  stage.commitAll()
  const row = { session: 'session of ada', pen: 1, kind: 'update' }
  expect(stage.log.rows).toMatchObject([
    { ...row, seq: 1, at: 1_000 },
    { ...row, seq: 2, at: 1_005 },
    { ...row, seq: 3, at: 1_005 },
  ])
})

it('[S4] what is known makes no row, and is acknowledged only when what it repeats is safe', () => {
  const { stage, ada } = twoOf()
  const frame = ada.type('a')
  stage.send('ada', frame, frame)
  expect(stage.heard('ada')).toEqual([])
  stage.commitAll()
  expect(stage.log.rows).toHaveLength(1)
  expect(stage.heardOf('ada', 'saved').at(-1)?.saved.upTo).toBe(3)
  stage.send('ada', frame)
  expect(stage.batch).toBeNull()
  expect(stage.heardOf('ada', 'saved')).toEqual([{ type: 'saved', saved: { upTo: 4, seq: 1 } }])
})

it('[S11] after a failed commit everything behind it is dropped, and its authors send it again', () => {
  const { stage, ada } = twoOf()
  const [first, second] = [ada.type('a'), ada.type('b')]
  stage.send('ada', first, second)
  stage.failCommit()
  expect(stage.batch).toBeNull()
  expect(stage.heard('ben')).toEqual([])
  expect(stage.heard('ada')).toMatchObject([
    { type: 'refused', refused: { n: 2, retired: [], problem: { kind: 'notSaved' } } },
    { type: 'step1', stateVector: new Uint8Array([0]) },
  ])
  stage.send('ada', first, second, ada.all())
  stage.commitAll()
  expect(stage.log.rows).toHaveLength(2)
  expect(stage.heardOf('ada', 'saved').at(-1)?.saved).toEqual({ upTo: 6, seq: 2 })
  expect(stage.heardOf('ben', 'update')).toEqual([first, second])
})

it('[S11] nothing is acknowledged between what was dropped and its coming again', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'))
  stage.commit()
  const lost = ada.type('b')
  stage.send('ada', lost)
  stage.failCommit()
  stage.heard('ada')
  // A deletion of what is safe does not rest on what was dropped, and goes in.
  stage.send('ada', ada.erase(0, 1))
  stage.commit()
  expect(stage.heardOf('ada', 'saved')).toEqual([])
  stage.send('ada', lost, ada.all())
  stage.commitAll()
  expect(stage.heardOf('ada', 'saved').at(-1)?.saved.upTo).toBe(6)
})

it('[S11] what was dropped is not acknowledged when it has come again, but when that is safe', () => {
  const stage = new Stage()
  const ada = new Writing(1)
  stage.join('ada')
  stage.send('ada', hello([1, 2]), ada.type('a'), { type: 'replayed', replayed: {} })
  stage.failCommit()
  expect(stage.heardOf('ada', 'step1')).toHaveLength(2)
  // This rests on nothing that was dropped, and is committed before what comes again.
  stage.send('ada', new Writing(2).type('b'), ada.all(), ada.all())
  stage.commit()
  expect(stage.heardOf('ada', 'saved')).toEqual([])
  stage.commitAll()
  expect(stage.heardOf('ada', 'saved').at(-1)?.saved).toEqual({ upTo: 4, seq: 2 })
})

it('[S11] what follows on something dropped is let go without counting as a gap', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'))
  stage.failCommit()
  for (const letter of 'bcdefgh') stage.send('ada', ada.type(letter))
  expect(stage.closed.size).toBe(0)
  expect(stage.heardOf('ada', 'step1')).toHaveLength(1)
  stage.send('ada', ada.all())
  stage.commitAll()
  expect(stage.heardOf('ada', 'saved').at(-1)?.saved.upTo).toBe(10)
})

it('[S11] a pen whose first row failed is bound by the next attempt', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'))
  stage.failCommit()
  stage.send('ada', ada.all())
  expect(stage.batch?.bound.map((writer) => writer.pen)).toEqual([1])
  stage.commit()
  expect(stage.log.pens.get(1)?.hand).toMatch(/^ada/)
})

it('[S11] while commits go on failing, the authors are asked ever more seldom', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'))
  stage.failCommit()
  stage.send('ada', ada.all())
  stage.failCommit()
  stage.heard('ada')
  stage.tick(900)
  expect(stage.heardOf('ada', 'step1')).toEqual([])
  stage.tick(200)
  expect(stage.heardOf('ada', 'step1')).toHaveLength(1)
  stage.send('ada', ada.all())
  stage.failCommit()
  stage.heard('ada')
  stage.tick(1_900)
  expect(stage.heardOf('ada', 'step1')).toEqual([])
  stage.tick(200)
  expect(stage.heardOf('ada', 'step1')).toHaveLength(1)
})

it('[S11] who does not send again what could not be saved is closed for a while', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'))
  stage.failCommit()
  stage.tick(31_000)
  expect(stage.closed.get('ada')?.code).toBe(1013)
})

it('[S11] a section whose rows do not fit each other is not opened', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('a'), ada.type('b'))
  stage.commitAll()
  const [first] = stage.log.rows.splice(0, 1)
  expect(() => stage.restart()).toThrow('is missing')
  stage.log.rows.unshift({ ...first!, bytes: new Uint8Array([0, 0]) })
  stage.restart()
  expect(stage.room).toMatchObject({ isSetAside: true, head: 1 })
  stage.log.rows.pop()
  stage.log.rows[0] = { ...first!, bytes: new Uint8Array([1, 2, 3]) }
  expect(() => stage.restart()).toThrow('does not fit')
})

it('[S11] whoever cannot be given the section is closed for a while, and has nothing', () => {
  const { stage } = twoOf()
  stage.join('cy')
  stage.send('cy', { type: 'step1', stateVector: new Uint8Array([0]) })
  stage.step({ type: 'diffFailed', member: 'cy' })
  expect(stage.closed.get('cy')?.code).toBe(1011)
  expect(stage.heardOf('cy', 'step2')).toEqual([])
})

it('[S13] a restart makes no row and changes no byte of what a client is sent', () => {
  const { stage, ada } = twoOf()
  stage.send('ada', ada.type('hello'), ada.erase(1, 2))
  stage.commitAll()
  const read = () => {
    stage.join('cy')
    stage.send('cy', { type: 'step1', stateVector: new Uint8Array([0]) })
    stage.answerDiffs()
    return stage.heardOf('cy', 'step2')
  }
  const before = read()
  stage.restart()
  expect(read()).toEqual(before)
  expect(stage.batch).toBeNull()
  expect(stage.log.rows).toHaveLength(2)
})
