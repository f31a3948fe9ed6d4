import { clientIdOf, protocolVersion, type ClientFrame } from '@alongside/protocol'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { awareness, emptyStep2, hello, idOf, Stage, step1 } from '../testing/stage.ts'
import { textOf, Writing } from '../testing/writing.ts'

const replayed: ClientFrame = { type: 'replayed', replayed: {} }

it('[S2] a pen is bound with its first row, to the hand, voice and capacity that were claimed', () => {
  const stage = new Stage()
  stage.join('ada')
  const claim = { id: 1, capacity: 'unpaidCarer', voice: null, takenAt: 1 } as const
  stage.send('ada', {
    type: 'hello',
    hello: { protocol: protocolVersion, schema: 1, epoch: null, lastSeq: 0, pens: [claim] },
  })
  expect(stage.heardOf('ada', 'welcome')[0]?.welcome.pens).toEqual([
    { id: 1, state: 'bound', capacity: 'unpaidCarer' },
  ])
  expect(stage.batch).toBeNull()
  stage.send('ada', new Writing(1).type('a'))
  stage.commit()
  const writer = { pen: 1, hand: idOf('ada'), voice: idOf('ada'), capacity: 'unpaidCarer' }
  expect([...stage.log.pens.values()]).toEqual([{ ...writer, retired: false }])
})

it('[S2] a capacity that the person took while they were here is theirs from then on', () => {
  const stage = new Stage()
  stage.enter('ada', [])
  stage.now += 100
  stage.step({ type: 'presence', person: idOf('ada'), name: 'ada', colour: 3, capacity: 'facilitator' })
  stage.send('ada', { type: 'pen', pen: { id: 1, capacity: 'facilitator', voice: null } })
  stage.send('ada', new Writing(1).type('a'))
  stage.commit()
  expect(stage.log.pens.get(1)).toMatchObject({ hand: idOf('ada'), capacity: 'facilitator' })
})

it('[S2] a capacity that the person never held becomes their default, and they are told', () => {
  const stage = new Stage()
  stage.join('ada')
  const claim = { id: 1, capacity: 'clinician', voice: null, takenAt: 1 } as const
  stage.send('ada', {
    type: 'hello',
    hello: { protocol: protocolVersion, schema: 1, epoch: null, lastSeq: 0, pens: [claim] },
  })
  expect(stage.heardOf('ada', 'welcome')[0]?.welcome.pens).toEqual([
    { id: 1, state: 'bound', capacity: 'layPartner' },
  ])
})

it('[S2] an update under the pen of someone else is refused whole, and nobody is re-credited', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enter('ben', [2])
  const ada = new Writing(1)
  stage.send('ada', ada.type('mine'))
  stage.commitAll()
  const forged = new Writing(1, ada.doc).type(' and forged')
  const mixed = Y.mergeUpdates([updateOf(forged), updateOf(new Writing(2).type('x'))])
  stage.send('ben', forged, { type: 'update', update: mixed })
  expect(stage.heardOf('ben', 'refused')).toMatchObject([
    { refused: { n: 2, retired: [], problem: { kind: 'notYourPen' } } },
    { refused: { n: 3, retired: [2], problem: { kind: 'notYourPen' } } },
  ])
  expect(stage.batch).toBeNull()
  // The owner's own next words go in, and so do the other's under a pen that was not mixed up with it.
  stage.send('ada', ada.type('!'))
  stage.send(
    'ben',
    { type: 'pen', pen: { id: 3, capacity: null, voice: null } },
    new Writing(3).type('me too '),
  )
  stage.commitAll()
  expect(textOf(stage.log.doc())).toContain('mine!')
  expect(textOf(stage.log.doc())).toContain('me too')
  expect(stage.log.pens.get(1)).toMatchObject({ hand: idOf('ada'), retired: false })
})

it('[S2] a pen that someone present holds is theirs before its first row', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.join('ben')
  stage.send('ben', hello([1, 2]))
  expect(stage.heardOf('ben', 'welcome')[0]?.welcome.pens.map((pen) => pen.state)).toEqual([
    'notYours',
    'bound',
  ])
  stage.send('ben', replayed, new Writing(1).type('forged'))
  expect(stage.heardOf('ben', 'refused')[0]?.refused.problem.kind).toBe('notYourPen')
  stage.send('ada', new Writing(1).type('mine'))
  stage.commitAll()
  expect(stage.log.pens.get(1)?.hand).toBe(idOf('ada'))
})

it("[S2] a pen that was not announced is refused, so that nobody hands in another one's words", () => {
  const stage = new Stage()
  stage.enter('ben', [2])
  stage.send('ben', new Writing(9).type('words of someone who was offline'))
  expect(stage.heardOf('ben', 'refused')[0]?.refused).toMatchObject({
    retired: [],
    problem: { kind: 'penUnknown' },
  })
  expect(stage.batch).toBeNull()
})

it('[S2] a pen is announced while connected before its first struct', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.send(
    'ada',
    { type: 'pen', pen: { id: 5, capacity: 'unpaidCarer', voice: null } },
    new Writing(5).type('a'),
  )
  stage.commitAll()
  expect(stage.heardOf('ada', 'writers').at(-1)?.writers.writers).toMatchObject([
    { pen: 5, capacity: 'unpaidCarer' },
  ])
})

it('[S2] a deletion is credited to the pen in force', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enter('ben', [2])
  stage.send('ada', new Writing(1).type('hello'))
  stage.commitAll()
  stage.send('ben', new Writing(2, stage.log.doc()).erase(0, 1))
  stage.commitAll()
  expect(stage.log.rows.map((row) => row.pen)).toEqual([1, 2])
  expect([...stage.log.pens.keys()]).toEqual([1, 2])
  stage.send('ben', { type: 'pen', pen: { id: 1, capacity: null, voice: null } })
  stage.send('ben', new Writing(2, stage.log.doc()).erase(0, 1))
  stage.commitAll()
  expect(stage.log.rows.at(-1)?.pen).toBeNull()
})

it('[S2] markers, letters and suggestions of a pen are one pen', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  for (const marker of [false, true]) {
    for (const suggestion of [false, true]) {
      stage.send('ada', new Writing(clientIdOf(1, { marker, suggestion })).type('a'))
    }
  }
  stage.commitAll()
  expect(stage.log.rows).toHaveLength(4)
  expect([...stage.log.pens.keys()]).toEqual([1])
})

it('[S2] who is who is said after welcome, and of a new pen before its first words', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.send('ada', new Writing(1).type('a'))
  stage.commitAll()
  stage.join('ben')
  stage.send('ben', hello([2]), step1())
  expect(stage.heard('ben').map((frame) => frame.type)).toEqual(['welcome', 'writers'])
  stage.answerDiffs()
  stage.enterPlain('cy', 3)
  stage.send('cy', new Writing(3).type('c'))
  stage.commitAll()
  const types = stage.heard('ben').map((frame) => frame.type)
  expect(types.filter((type) => type !== 'awareness')).toEqual(['step2', 'writers', 'update'])
  stage.send('ada', new Writing(1, stage.log.doc()).type('a'))
  stage.commitAll()
  expect(stage.heardOf('cy', 'writers')).toEqual([])
})

it('[S2] a plain client has one pen: the id of its first presence', () => {
  const stage = new Stage()
  stage.enterPlain('cy', 3)
  stage.send('cy', new Writing(3).type('c'))
  stage.commitAll()
  expect(stage.log.pens.get(3)).toMatchObject({ hand: idOf('cy'), capacity: 'layPartner' })
  stage.send('cy', new Writing(4).type('words of another tab'))
  expect(stage.closed.get('cy')?.code).toBe(4409)
})

it('[S2] a plain client without presence has the only unknown id of its first update', () => {
  const stage = new Stage()
  stage.join('cy')
  stage.send('cy', step1(), { type: 'step2', update: updateOf(new Writing(3).type('c')) })
  stage.commitAll()
  expect(stage.log.pens.get(3)?.hand).toBe(idOf('cy'))
  stage.join('di')
  stage.send('di', step1())
  const two = Y.mergeUpdates([updateOf(new Writing(5).type('a')), updateOf(new Writing(6).type('b'))])
  stage.send('di', { type: 'step2', update: two })
  expect(stage.closed.get('di')?.code).toBe(4409)
})

it('[S2] a plain client under the pen of someone else is closed, and the owner goes on', () => {
  const stage = new Stage()
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('a'))
  stage.commitAll()
  stage.join('cy')
  stage.send('cy', step1(), awareness(1, 1, {}), new Writing(1, ada.doc).type('forged'))
  expect(stage.closed.get('cy')).toMatchObject({ code: 4409 })
  stage.send('ada', ada.type('b'))
  stage.commitAll()
  expect(textOf(stage.log.doc())).toBe('ab')
})

it('[S2] the same person goes on with a pen over connections', () => {
  const stage = new Stage()
  stage.enterPlain('cy', 3)
  const cy = new Writing(3)
  stage.send('cy', cy.type('c'))
  stage.commitAll()
  stage.enterPlain('cy', 3, { member: 'cy again' })
  stage.send('cy again', cy.type('d'))
  stage.commitAll()
  expect(textOf(stage.log.doc())).toBe('cd')
})

it('[S2] a person may take only so many pens', () => {
  const stage = new Stage({ maxPensPerPerson: 1 })
  stage.enter('ada', [1])
  stage.send('ada', new Writing(1).type('a'))
  stage.commitAll()
  stage.join('ada', { member: 'second' })
  stage.send('second', hello([2]))
  expect(stage.heardOf('second', 'welcome')[0]?.welcome.pens[0]?.state).toBe('retired')
})

it('[S2] words may be written for another only by a hand that may write for them', () => {
  const stage = new Stage()
  const claim = (id: number) => ({ id, capacity: null, voice: idOf('mary'), takenAt: 1 })
  const greeting = (id: number): ClientFrame => ({
    type: 'hello',
    hello: { protocol: protocolVersion, schema: 1, epoch: null, lastSeq: 0, pens: [claim(id)] },
  })
  stage.join('sam')
  stage.send('sam', greeting(1))
  expect(stage.heardOf('sam', 'welcome')[0]?.welcome.pens[0]?.state).toBe('retired')
  stage.join('sam', { member: 'helper', voices: [{ person: idOf('mary'), capacity: 'unpaidCarer' }] })
  stage.send('helper', greeting(2), new Writing(2).type('a'))
  stage.commitAll()
  expect(stage.log.pens.get(2)).toMatchObject({
    hand: idOf('sam'),
    voice: idOf('mary'),
    capacity: 'unpaidCarer',
  })
})

it('[S29] whoever may not write for another any more cannot with the pen that they had, and keeps their own', () => {
  const stage = new Stage()
  const mary = { person: idOf('mary'), capacity: 'unpaidCarer' } as const
  stage.join('sam')
  stage.step({ type: 'voices', member: 'sam', voices: [mary] })
  const claims = [
    { id: 1, capacity: null, voice: mary.person, takenAt: 1 },
    { id: 2, capacity: null, voice: null, takenAt: 1 },
  ]
  const greeting = { protocol: protocolVersion, schema: 1, epoch: null, lastSeq: 0, pens: claims }
  stage.send(
    'sam',
    { type: 'hello', hello: greeting },
    { type: 'replayed', replayed: {} },
    step1(),
    emptyStep2,
  )
  stage.answerDiffs()
  const [hers, own] = [new Writing(1), new Writing(2)]
  stage.send('sam', hers.type('hers'))
  stage.commitAll()
  stage.heard('sam')
  stage.step({ type: 'voices', member: 'sam', voices: [] })
  stage.send('sam', hers.type('more'))
  expect(stage.heardOf('sam', 'refused')).toMatchObject([{ refused: { problem: { kind: 'penRetired' } } }])
  stage.send('sam', own.type('mine'))
  stage.commitAll()
  expect(stage.heardOf('sam', 'refused')).toEqual([])
  expect(stage.log.pens.get(2)).toMatchObject({ voice: idOf('sam') })
})

it('[S40] how the words of another came is kept with their pen, and of one’s own words nothing', () => {
  const stage = new Stage()
  const mary = { person: idOf('mary'), capacity: 'unpaidCarer' } as const
  stage.enter('sam', [])
  stage.enter('ada', [3])
  stage.step({ type: 'voices', member: 'sam', voices: [mary] })
  stage.send('sam', { type: 'pen', pen: { id: 1, capacity: null, voice: mary.person, by: 'phone' } })
  stage.send('sam', { type: 'pen', pen: { id: 2, capacity: null, voice: null, by: 'phone' } })
  stage.send('sam', new Writing(1).type('hers'), new Writing(2).type('mine'))
  stage.commitAll()
  expect(stage.log.pens.get(1)).toMatchObject({ hand: idOf('sam'), voice: mary.person, by: 'phone' })
  expect(stage.log.pens.get(2)).not.toHaveProperty('by')
  expect(stage.heardOf('ada', 'writers').flatMap(({ writers }) => writers.writers)).toMatchObject([
    { pen: 1, by: 'phone' },
    { pen: 2 },
  ])
  stage.restart()
  stage.join('ben')
  stage.send('ben', hello([]), { type: 'replayed', replayed: {} })
  expect(stage.heardOf('ben', 'writers').flatMap(({ writers }) => writers.writers)).toContainEqual(
    expect.objectContaining({ pen: 1, by: 'phone' }),
  )
})

it('[S41] nobody types for whoever may not be typed for: the words are refused, their writer keeps them', () => {
  const stage = new Stage()
  stage.enter('sam', [])
  stage.step({ type: 'voices', member: 'sam', voices: [{ person: idOf('mary'), capacity: 'unpaidCarer' }] })
  stage.send('sam', { type: 'pen', pen: { id: 1, capacity: 'clinician', voice: idOf('omar'), by: 'phone' } })
  stage.send('sam', new Writing(1).type('his'))
  expect(stage.heardOf('sam', 'refused')).toMatchObject([{ refused: { problem: { kind: 'penUnknown' } } }])
  stage.send('sam', { type: 'pen', pen: { id: 2, capacity: 'clinician', voice: idOf('mary') } })
  stage.send('sam', new Writing(2).type('hers'))
  stage.commitAll()
  expect([...stage.log.pens.values()]).toMatchObject([{ pen: 2, capacity: 'unpaidCarer' }])
})

it('[S17] what is refused for good retires the pen of its author, in the log too', () => {
  const stage = new Stage({ maxChars: 5 })
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('hello'))
  stage.commitAll()
  stage.heard('ada')
  stage.send('ada', ada.type('!'))
  expect(stage.heardOf('ada', 'refused')).toMatchObject([
    { refused: { n: 3, retired: [1], problem: { kind: 'tooLarge' } } },
  ])
  stage.commitAll()
  expect(stage.log.pens.get(1)?.retired).toBe(true)
  stage.send('ada', ada.type('?'))
  expect(stage.heardOf('ada', 'refused')[0]?.refused.problem.kind).toBe('penRetired')
  stage.restart()
  stage.join('ada')
  stage.send('ada', hello([1, 2]))
  expect(stage.heardOf('ada', 'welcome')[0]?.welcome.pens.map((pen) => pen.state)).toEqual([
    'retired',
    'bound',
  ])
  // Under a new pen the person goes on: first they make room.
  stage.send('ada', { type: 'pen', pen: { id: 2, capacity: null, voice: null } })
  stage.send('ada', new Writing(2, stage.log.doc()).erase(0, 5), replayed, emptyStep2)
  stage.commitAll()
  stage.send('ada', new Writing(2, stage.log.doc()).type('so'))
  stage.commitAll()
  expect(textOf(stage.log.doc())).toBe('so')
})

it('[S17] a retirement whose commit failed is written with the next', () => {
  const stage = new Stage({ maxChars: 1 })
  stage.enter('ada', [1])
  const ada = new Writing(1)
  stage.send('ada', ada.type('a'))
  stage.commitAll()
  stage.send('ada', ada.type('b'))
  stage.failCommit()
  stage.commitAll()
  expect(stage.log.pens.get(1)?.retired).toBe(true)
})

it('[S17] a plain client that is refused for good is closed with 4409', () => {
  const stage = new Stage({ maxBlocks: 1, maxChars: 3 })
  stage.enterPlain('cy', 3)
  stage.send('cy', new Writing(3).type('too long'))
  expect(stage.closed.get('cy')?.code).toBe(4413)
  stage.enterPlain('di', 4)
  const doc = new Y.Doc()
  doc.clientID = 4
  doc.getArray('list').insert(0, [1])
  stage.send('di', { type: 'update', update: Y.encodeStateAsUpdate(doc) })
  expect(stage.closed.get('di')?.code).toBe(4409)
})

function updateOf(frame: ClientFrame): Uint8Array {
  if (frame.type !== 'update') throw new RangeError('this is no update')
  return frame.update
}
