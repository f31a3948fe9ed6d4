import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { encodeFrame } from '@alongside/protocol'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { awareness, hello, idOf, Stage, step1 } from '../testing/stage.ts'
import { Writing } from '../testing/writing.ts'
import { decodeAwareness } from './awareness.ts'

const opened: Awareness[] = []
afterEach(() => opened.splice(0).forEach((presence) => presence.destroy()))

/** The presence of a client as y-protocols keeps it. */
function presenceOf(client: number): Awareness {
  const doc = new Y.Doc()
  doc.clientID = client
  const presence = new Awareness(doc)
  opened.push(presence)
  return presence
}

function listen(stage: Stage, member: string, presence: Awareness): void {
  for (const { update } of stage.heardOf(member, 'awareness'))
    applyAwarenessUpdate(presence, update, 'server')
}

function twoOf(): Stage {
  const stage = new Stage()
  stage.enter('ada', [1])
  stage.enterPlain('ben', 2)
  return stage
}

it('[S10] the server says who someone is; the client says where', () => {
  const stage = twoOf()
  const ben = presenceOf(2)
  const cursor = { anchor: { type: null, tname: 'body' }, head: null }
  stage.send(
    'ada',
    awareness(1, 1, { cursor, user: { name: 'Someone else', capacity: 'clinician' }, junk: 1 }),
  )
  stage.tick(100)
  listen(stage, 'ben', ben)
  const user = { id: idOf('ada'), name: 'ada', colour: 3, capacity: 'layPartner' }
  expect(ben.getStates().get(1)).toEqual({ cursor, user })
})

it('[S10] the capacity shown is that of the pen', () => {
  const stage = twoOf()
  const ben = presenceOf(2)
  stage.send(
    'ada',
    { type: 'pen', pen: { id: 5, capacity: 'unpaidCarer', voice: null } },
    awareness(5, 1, {}),
  )
  stage.tick(100)
  listen(stage, 'ben', ben)
  expect(ben.getStates().get(5)).toMatchObject({ user: { capacity: 'unpaidCarer' } })
})

it('[S10] ids of others are dropped, and presence is never logged', () => {
  const stage = twoOf()
  const ada = presenceOf(1)
  stage.send('ben', awareness(1, 50, null), awareness(7, 1, {}))
  stage.tick(100)
  listen(stage, 'ada', ada)
  expect(new Set(ada.getStates().keys())).toEqual(new Set([1, 2]))
  expect(stage.batch).toBeNull()
  expect(stage.closed.size).toBe(0)
})

it('[S10] many changes within a moment are sent as one', () => {
  const stage = twoOf()
  stage.tick(1_000)
  stage.heard('ben')
  for (let clock = 2; clock < 50; clock++) stage.send('ada', awareness(1, clock, { cursor: clock }))
  stage.tick(100)
  const frames = stage.heardOf('ben', 'awareness')
  expect(frames.length).toBeLessThanOrEqual(2)
  const ben = presenceOf(2)
  for (const { update } of frames) applyAwarenessUpdate(ben, update, 'server')
  expect(ben.getStates().get(1)).toMatchObject({ cursor: 49 })
})

it('[S10] who joins is sent who is there, and who asks is told', () => {
  const stage = twoOf()
  stage.send('ada', awareness(1, 1, {}))
  stage.tick(100)
  stage.join('cy')
  stage.send('cy', hello([3]))
  const cy = presenceOf(3)
  listen(stage, 'cy', cy)
  expect(new Set(cy.getStates().keys())).toEqual(new Set([1, 2, 3]))
  stage.send('cy', { type: 'queryAwareness' })
  expect(stage.heardOf('cy', 'awareness')).toHaveLength(1)
})

it('[S10] who leaves is taken away, and is seen again after coming back under the same id', () => {
  const stage = twoOf()
  const ada = presenceOf(1)
  listen(stage, 'ada', ada)
  stage.step({ type: 'leave', member: 'ben' })
  stage.tick(100)
  listen(stage, 'ada', ada)
  expect(ada.getStates().has(2)).toBe(false)
  stage.enterPlain('ben', 2, { member: 'ben again' })
  stage.tick(100)
  listen(stage, 'ada', ada)
  expect(ada.getStates().has(2)).toBe(true)
  // A second connection with the same id holds on when the first is gone.
  stage.enterPlain('ben', 2, { member: 'ben once more' })
  stage.tick(100)
  stage.step({ type: 'leave', member: 'ben again' })
  stage.tick(100)
  listen(stage, 'ada', ada)
  expect(ada.getStates().has(2)).toBe(true)
})

it('[S10] a changed name is shown without a word of the client', () => {
  const stage = twoOf()
  const ada = presenceOf(1)
  listen(stage, 'ada', ada)
  stage.now += 100
  stage.step({ type: 'presence', person: idOf('ben'), name: 'B.', colour: 4, capacity: 'observer' })
  stage.tick(100)
  listen(stage, 'ada', ada)
  expect(ada.getStates().get(2)).toMatchObject({ user: { name: 'B.', colour: 4 } })
})

it('[S10] everyone hears something at least every twenty seconds, and it changes nothing', () => {
  const stage = twoOf()
  const ben = presenceOf(2)
  ben.setLocalState({ cursor: 'here' })
  stage.send('ben', { type: 'awareness', update: encodeAwarenessUpdate(ben, [2]) })
  stage.join('cy')
  stage.send('cy', step1())
  stage.tick(1_000)
  for (const member of ['ada', 'ben', 'cy']) stage.heard(member)
  for (let second = 0; second < 20; second++) stage.tick(1_000)
  for (const member of ['ada', 'ben', 'cy']) expect(stage.heardOf(member, 'awareness')).toHaveLength(1)
  ben.setLocalState({ cursor: 'there' })
  for (let second = 0; second < 20; second++) stage.tick(1_000)
  listen(stage, 'ben', ben)
  expect(ben.getLocalState()).toEqual({ cursor: 'there' })
})

it('[S10] what is too large to be a place is left out', () => {
  const stage = twoOf()
  const ben = presenceOf(2)
  stage.send('ada', awareness(1, 1, { cursor: 'x'.repeat(5_000) }))
  stage.tick(100)
  listen(stage, 'ben', ben)
  expect(Object.keys(ben.getStates().get(1) ?? {})).toEqual(['user'])
})

it('[S10] a broken presence closes the connection; decoding never throws', () => {
  expect(decodeAwareness(new Uint8Array([1, 2]))).toBeNull()
  expect(decodeAwareness(new Uint8Array([0, 0]))).toBeNull()
  const stage = twoOf()
  stage.sendBytes('ben', encodeFrame({ type: 'awareness', update: new Uint8Array([1, 2, 3, 1, 0x7b]) }))
  expect(stage.closed.get('ben')?.code).toBe(4400)
})

it('[S10] what is written is told at once, whatever presence does', () => {
  const stage = twoOf()
  stage.send('ada', awareness(1, 2, {}), new Writing(1).type('a'))
  stage.commit()
  expect(stage.heardOf('ben', 'update')).toHaveLength(1)
})
