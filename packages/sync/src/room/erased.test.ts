import type { ClientFrame } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { awareness, emptyStep2, hello, idOf, Stage, step1 } from '../testing/stage.ts'
import { textOf, Writing } from '../testing/writing.ts'

const secret = 'Mary Shelley'

/** A stage on which Ada wrote a secret that was erased, while Ben and Cy had it on their pages. */
function erased() {
  const stage = new Stage()
  const ada = new Writing(1)
  stage.enter('ada', [1])
  for (const words of ['Ask ', secret, ' first.']) {
    stage.send('ada', ada.type(words))
    stage.commitAll()
  }
  const [ben, cy] = [new Writing(2, stage.log.doc()), new Writing(3, stage.log.doc())]
  stage.log.erase([{ client: 1, from: 4, to: 4 + secret.length }])
  stage.restart()
  return { stage, ben, cy }
}

/** Whether the log holds the words anywhere, as they stand in the bytes of its rows. */
function holds(stage: Stage, words: string): boolean {
  return stage.log.rows.some(({ bytes }) => Buffer.from(bytes).includes(words))
}

it('[S44] a page that says again what was erased brings nothing of it back, and what is new of it is kept', () => {
  const { stage, cy } = erased()
  expect(holds(stage, secret)).toBe(false)
  stage.join('dora')
  stage.send('dora', hello([4]), step1(), { type: 'replayed', replayed: {} }, emptyStep2)
  stage.answerDiffs()
  stage.heard('dora')
  stage.join('cy')
  stage.send('cy', step1(cy.doc), awareness(3, 1, {}))
  cy.type(' Always.')
  stage.send('cy', cy.all())
  stage.commitAll()
  expect(stage.closed.size).toBe(0)
  expect(holds(stage, 'Always')).toBe(true)
  expect(holds(stage, secret)).toBe(false)
  expect(textOf(stage.log.doc())).toBe('Ask  first. Always.')
  const told = stage.heardOf('dora', 'update').map(({ update }) => Buffer.from(update))
  expect(told).toHaveLength(1)
  expect(told.some((bytes) => bytes.includes(secret))).toBe(false)
  // The next room goes on from there, and says the same.
  stage.restart()
  expect(stage.room.known.letters).toBe('Ask  first. Always.'.length)
})

it('[S44] words that a page moved before it heard of the erasure are refused, and what stands for them can be put back', () => {
  const { stage, ben } = erased()
  const moved = (clock: number, length: number, from: number): ClientFrame => ({
    type: 'sources',
    sources: { sources: [{ client: 2, clock, length, from: { section: null, client: 1, clock: from } }] },
  })
  stage.enter('ben', [2])
  const signs = '█'.repeat(secret.length)
  // What is declared of letters that are not in it is no reason.
  stage.send('ben', moved(99, 3, 4), moved(0, 3, 0), ben.type('Ask'))
  stage.send('ben', moved(3, secret.length, 4), ben.type(signs))
  stage.commitAll()
  expect(stage.heardOf('ben', 'refused')).toEqual([])
  expect(textOf(stage.log.doc())).toBe(`Ask  first.Ask${signs}`)
  stage.send('ben', moved(15, 8, 0), ben.type('Ask Mary'))
  stage.commitAll()
  expect(stage.heardOf('ben', 'refused')).toMatchObject([
    { refused: { retired: [2], problem: { kind: 'epochPassed' } } },
  ])
  expect(holds(stage, 'Mary')).toBe(false)
})

it('[S44] words of another section that were erased there are refused of whoever may read that, and undo brings none back', () => {
  const { stage, ben } = erased()
  const plan = idOf('plan')
  stage.erasedElsewhere.set(plan, [{ client: 9, from: 4, to: 4 + secret.length }])
  const taken = (section: string | null, client: number, clock: number): ClientFrame => ({
    type: 'sources',
    sources: { sources: [{ client: 2, clock, length: secret.length, from: { section, client, clock: 4 } }] },
  })
  stage.enter('ben', [2])
  // Whoever may not read it learns nothing of it.
  stage.send('ben', taken(plan, 9, 0), ben.type(secret))
  stage.commitAll()
  expect(stage.heardOf('ben', 'refused')).toEqual([])
  stage.readable.set('ben', new Set([plan]))
  stage.send('ben', taken(plan, 9, secret.length), ben.type(secret))
  expect(stage.heardOf('ben', 'refused')).toMatchObject([{ refused: { problem: { kind: 'epochPassed' } } }])
  // An editor says so of what undo brings back too.
  stage.enter('cy', [3])
  const cy = new Writing(3, stage.log.doc())
  const back = { client: 3, clock: 0, length: secret.length, from: { section: null, client: 1, clock: 4 } }
  stage.send('cy', { type: 'sources', sources: { sources: [back] } }, cy.type(secret))
  expect(stage.heardOf('cy', 'refused')).toMatchObject([{ refused: { problem: { kind: 'epochPassed' } } }])
})

it('[S45] a client of ours that was there before the erasure is sent away for good, with what it has not sent', () => {
  const { stage, ben } = erased()
  stage.join('ben')
  const greeting = hello([2])
  if (greeting.type !== 'hello') throw new Error('no hello')
  const old = { ...greeting, hello: { ...greeting.hello, epoch: 0 } } as const
  stage.send('ben', old, step1(ben.doc), ben.type(' Or not.'))
  expect(stage.closed.get('ben')).toMatchObject({ code: 4410 })
  expect(stage.batch).toBeNull()
  stage.join('ben')
  stage.send('ben', { ...old, hello: { ...old.hello, epoch: 1 } })
  expect(stage.heardOf('ben', 'welcome')).toMatchObject([{ welcome: { epoch: 1 } }])
})
