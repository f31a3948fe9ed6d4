import { nibOf, penOf } from '@alongside/protocol'
import { readBlocks, type Block, type NumberedBlock } from '@alongside/flow'
import { array, assert, constant, constantFrom, nat, oneof, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { actKinds, allKinds, doAct, type Act } from './acts.ts'
import { Desk, meet } from './desk.ts'
import { Trail } from './trail.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60)
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }
const schema = flowSchema()
/** Everybody types with letters of their own, so that each letter says who typed it. */
const alphabets = [
  ['A', 'B', 'C', 'D', '😀'],
  ['a', 'b', 'c', 'd', '🚀'],
  ['α', 'β', 'γ', 'δ', '🌱'],
]

/** The pen of whoever wrote what everybody begins with. */
const firstPen = 900

type Event =
  | { readonly type: 'act'; readonly who: number; readonly act: Act }
  | { readonly type: 'undo' | 'redo'; readonly who: number }
  | { readonly type: 'deliver'; readonly who: number; readonly from: number; readonly order: number }
  | { readonly type: 'restart'; readonly who: number }

const who = nat({ max: alphabets.length - 1 })
const number = nat({ max: 999 })
const act = record({ kind: constantFrom(...actKinds), at: number, to: number, choice: number })
const anyAct = record({ kind: constantFrom(...allKinds), at: number, to: number, choice: number })
const anAct = record({ type: constant('act' as const), who, act })
const anActOfAll = record({ type: constant('act' as const), who, act: anyAct })
const aDelivery = record({ type: constant('deliver' as const), who, from: who, order: number })
const anUndo = record({ type: constantFrom('undo' as const, 'redo' as const), who })
const aRestart = record({ type: constant('restart' as const), who })

interface Table {
  readonly desks: Desk[]
  /** What each person has not received yet of each other. */
  readonly waiting: Map<string, Uint8Array[]>
  /** What was written by all, and where words were taken from. */
  readonly trail: Trail
  pens: number
}

function begin(): Table {
  const first = new Desk(schema, firstPen)
  first.act((tr) => tr.insertText('The first words', 1))
  first.act((tr) => tr.split(10))
  const known = Y.encodeStateAsUpdate(first.doc)
  first.close()
  const desks = alphabets.map((_, who) => new Desk(schema, who + 1, known))
  return { desks, waiting: new Map(), trail: new Trail(known), pens: 10 }
}

function deskOf(table: Table, who: number): Desk {
  const desk = table.desks[who]
  if (!desk) throw new RangeError(`nobody sits at ${who}`)
  return desk
}

function post(table: Table, from: number): void {
  const { sent, sources } = deskOf(table, from)
  table.trail.hear(sent, sources.splice(0))
  for (const update of sent.splice(0)) {
    for (const who of table.desks.keys()) {
      if (who !== from)
        table.waiting.set(`${from}-${who}`, [...(table.waiting.get(`${from}-${who}`) ?? []), update])
    }
  }
}

function happen(table: Table, event: Event): void {
  const desk = deskOf(table, event.who)
  switch (event.type) {
    case 'act':
      desk.act((tr) => doAct(tr, event.act, alphabets[event.who] ?? [], desk.flow))
      break
    case 'undo':
      desk.undo.undo()
      break
    case 'redo':
      desk.undo.redo()
      break
    case 'deliver': {
      const queue = table.waiting.get(`${event.from}-${event.who}`) ?? []
      const [update] = queue.splice(event.order % Math.max(queue.length, 1), 1)
      if (update) desk.receive(update)
      break
    }
    case 'restart':
      desk.close()
      table.pens += alphabets.length
      table.desks[event.who] = new Desk(schema, table.pens + event.who, Y.encodeStateAsUpdate(desk.doc))
  }
  post(table, event.who)
  check(deskOf(table, event.who))
}

function check(desk: Desk): void {
  desk.state.doc.check()
  expect(desk.state.doc.toJSON()).toEqual(desk.binding.document(schema).toJSON())
  const ids = desk.flow.blocks().flatMap(({ id }) => (id === null ? [] : [id.client]))
  expect(ids.filter((id) => !nibOf(id).marker)).toEqual([])
  expect(desk.flow.blocks()).toEqual(readBlocks(desk.doc).map(unnumbered))
}

function unnumbered({ number, ...block }: NumberedBlock): Block {
  expect(number === null || block.list === 'ordered').toBe(true)
  return block
}

function personOf(pen: number): number {
  return pen < 10 ? pen - 1 : (pen - 10) % alphabets.length
}

/** Every letter bears the pen of whoever types with it, and a marker's id never writes letters. */
function checkAuthors(table: Table): void {
  const runs = readBlocks(deskOf(table, 0).doc).flatMap((block) => block.runs)
  const wrong = runs.flatMap(({ text, client }) => {
    const pen = penOf(client) ?? 0
    const typed = Array.from(text).filter((letter) => pen !== firstPen && letter !== '\n')
    const isWrong = (letter: string) =>
      nibOf(client).marker || alphabets[personOf(pen)]?.includes(letter) !== true
    return typed.filter(isWrong).map((letter) => ({ letter, client }))
  })
  expect(wrong).toEqual([])
}

/** Every letter leads, by what was declared and by the trace of undo, to whoever types with it. */
function checkTrail(table: Table): void {
  const wrong = readBlocks(deskOf(table, 0).doc).flatMap(({ runs }) =>
    runs.flatMap(({ text, client, clock }) =>
      Array.from({ length: text.length }, (_, at) => {
        const first = table.trail.firstOf({ client, clock: clock + at })
        const pen = penOf(first.client) ?? 0
        const isTheirs = pen === firstPen || alphabets[personOf(pen)]?.join('').includes(text.charAt(at))
        return isTheirs || text.charAt(at) === '\n' ? [] : [{ letter: text.charAt(at), first }]
      }).flat(),
    ),
  )
  expect(wrong).toEqual([])
  table.trail.destroy()
}

function play(events: readonly Event[], checkAtEnd: (table: Table) => void): void {
  const table = begin()
  try {
    for (const event of events) happen(table, event)
    meet(...table.desks)
    meet(...table.desks)
    table.desks.forEach(check)
    const [first, ...others] = table.desks.map(({ doc }) => readBlocks(doc))
    for (const blocks of others) expect(blocks).toEqual(first)
    checkAtEnd(table)
  } finally {
    for (const desk of table.desks) desk.close()
  }
}

it('[F6] [F8] editors that act at random end with the same blocks, and every letter is its typist’s', () => {
  const events = array(
    oneof({ weight: 6, arbitrary: anAct }, { weight: 4, arbitrary: aDelivery }, aRestart),
    {
      maxLength: 60,
      size: 'max',
    },
  )
  assert(
    property(events, (list) => play(list, checkAuthors)),
    { numRuns, ...seed },
  )
  expect.hasAssertions()
})

it('[F10] [E32] editors that also move and copy words, undo and redo end with the same blocks, and every letter leads back to its typist', () => {
  const events = array(
    oneof(
      { weight: 6, arbitrary: anActOfAll },
      { weight: 4, arbitrary: aDelivery },
      { weight: 3, arbitrary: anUndo },
      aRestart,
    ),
    { maxLength: 60, size: 'max' },
  )
  assert(
    property(events, (list) => play(list, checkTrail)),
    { numRuns, ...seed },
  )
  expect.hasAssertions()
})
