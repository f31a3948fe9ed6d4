import { accept, readBlocks, reject, type Block, type Id } from '@alongside/flow'
import { encodeFrame, penOf } from '@alongside/protocol'
import { Stage } from '@alongside/sync/testing'
import { array, assert, constant, constantFrom, nat, oneof, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { allKinds, doAct, type Act } from './acts.ts'
import { Desk } from './desk.ts'
import { Trail } from './trail.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60)
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }
const schema = flowSchema()

/** Two editors, who write and suggest, and two who may only suggest. */
const people = [
  { name: 'ada', permission: 'edit', letters: ['A', 'B', '😀'] },
  { name: 'olga', permission: 'edit', letters: ['O', 'P', '🌱'] },
  { name: 'ben', permission: 'suggest', letters: ['b', 'c', '🚀'] },
  { name: 'cy', permission: 'suggest', letters: ['x', 'y', '語'] },
] as const

/** What the first of them wrote before the others came. */
const beginning = 'The first words and some more'

type Event =
  | { readonly type: 'act'; readonly who: number; readonly act: Act; readonly rows: number }
  | { readonly type: 'undo' | 'redo'; readonly who: number }
  | { readonly type: 'hear'; readonly who: number; readonly rows: number }
  | { readonly type: 'mode' | 'reopen'; readonly who: number }
  | { readonly type: 'accept' | 'reject'; readonly who: number; readonly which: number }

const who = nat({ max: people.length - 1 })
const editor = nat({ max: 1 })
const number = nat({ max: 999 })
const act = record({ kind: constantFrom(...allKinds), at: number, to: number, choice: number })
const event = oneof(
  {
    weight: 8,
    arbitrary: record({ type: constant('act' as const), who, act, rows: nat({ max: 4 }) }),
  },
  { weight: 3, arbitrary: record({ type: constantFrom('undo' as const, 'redo' as const), who }) },
  { weight: 2, arbitrary: record({ type: constant('hear' as const), who, rows: nat({ max: 5 }) }) },
  { weight: 1, arbitrary: record({ type: constant('mode' as const), who: editor }) },
  { weight: 1, arbitrary: record({ type: constant('reopen' as const), who }) },
  {
    weight: 1,
    arbitrary: record({
      type: constantFrom('accept' as const, 'reject' as const),
      who: editor,
      which: number,
    }),
  },
)

interface Seat {
  readonly person: (typeof people)[number]
  desk: Desk
  member: string
  heard: number
  readonly pens: Set<number>
}

/** What adds words and changes none: whoever suggests may do it without having heard what was decided. */
const additions: readonly Act['kind'][] = ['type', 'break', 'divider', 'picture']

/** A room with its log, and people at desks who hand in what they do at once and hear of others late. */
class Table {
  readonly stage = new Stage({ maxBytesPerSecond: 1e12 })
  readonly seats: Seat[] = []
  readonly trail = new Trail()
  #pens = 100

  constructor() {
    const first = this.#sit(people[0])
    this.seats.push(first)
    first.desk.act((tr) => tr.insertText(beginning, 1))
    first.desk.act((tr) => tr.split(10))
    this.#hand(first)
    for (const person of people.slice(1)) this.seats.push(this.#sit(person))
  }

  #sit(person: (typeof people)[number], pens = new Set<number>()): Seat {
    const { stage } = this
    const pen = ++this.#pens
    pens.add(pen)
    const known =
      stage.log.rows.length === 0 ? null : Y.encodeStateAsUpdate(stage.log.doc(stage.log.rows.length))
    const desk = new Desk(schema, pen, known)
    desk.ownPens = pens
    desk.isSuggesting = person.permission === 'suggest'
    const member = `${person.name} ${pen}`
    stage.enter(person.name, [pen], { member, permission: person.permission })
    return { person, desk, member, heard: stage.log.rows.length, pens }
  }

  happen(event: Event): void {
    const seat = this.seats[event.who]
    if (!seat) throw new RangeError(`nobody sits at ${event.who}`)
    const { desk, person } = seat
    switch (event.type) {
      case 'act':
        // Before they change what may be decided meanwhile they have heard everything: else it is refused (S20).
        this.hear(seat, desk.isSuggesting && !additions.includes(event.act.kind) ? Infinity : event.rows)
        keepsSettled(desk, () => desk.act((tr) => doAct(tr, event.act, person.letters, desk.flow)))
        break
      case 'undo':
      case 'redo':
        this.hear(seat, desk.isSuggesting ? Infinity : 1)
        keepsSettled(desk, () => void desk.undo[event.type]())
        break
      case 'hear':
        this.hear(seat, event.rows)
        break
      case 'mode':
        desk.isSuggesting = !desk.isSuggesting
        break
      case 'reopen':
        this.stage.step({ type: 'leave', member: seat.member })
        desk.close()
        Object.assign(seat, this.#sit(person, seat.pens))
        break
      case 'accept':
      case 'reject':
        this.#decide(seat, event.type, event.which)
    }
    this.#hand(seat)
    check(seat.desk)
  }

  /** Hears of the next rows of the log. */
  hear(seat: Seat, rows: number): void {
    for (const { bytes } of this.stage.log.rows.slice(seat.heard, seat.heard + rows)) {
      seat.desk.receive(bytes)
      seat.heard += 1
    }
  }

  #decide(seat: Seat, type: 'accept' | 'reject', which: number): void {
    const { desk } = seat
    // A rejection enters only with all words gone, so of what has arrived meanwhile too (S21).
    this.hear(seat, Infinity)
    const open = new Set(desk.flow.suggestions.entries.map(({ suggestion }) => suggestion))
    for (const { suggestion, runs } of desk.flow.blocks()) {
      if (suggestion !== undefined) open.add(suggestion)
      for (const run of runs) if (run.suggestion !== undefined) open.add(run.suggestion)
    }
    const chosen = [...open][which % Math.max(open.size, 1)]
    if (chosen === undefined) return
    if (type === 'accept') accept(desk.flow, desk.pen, [chosen])
    else reject(desk.flow, desk.pen, [chosen])
  }

  /** Hands in what was done; nothing of it may be refused. */
  #hand({ desk, member }: Seat): void {
    const { stage } = this
    this.trail.hear(desk.sent, desk.sources.splice(0))
    for (const update of desk.sent.splice(0)) {
      stage.sendBytes(member, encodeFrame({ type: 'update', update }))
      stage.commitAll()
      const [refused] = stage.heardOf(member, 'refused')
      const why = refused?.refused.problem.words ?? stage.closed.get(member)?.reason
      if (why !== undefined) throw new Error(`${member} was refused: ${why}`)
    }
  }

  /** The person who wrote a letter first, however often it was taken elsewhere. */
  writerOf(id: Id): Seat | undefined {
    const pen = penOf(this.trail.firstOf(id).client) ?? 0
    return this.seats.find(({ pens }) => pens.has(pen))
  }

  close(): void {
    this.trail.destroy()
    for (const { desk } of this.seats) desk.close()
  }
}

/** What someone suggests changes nothing of what all rejected reads. */
function keepsSettled(desk: Desk, change: () => void): void {
  const before = desk.isSuggesting ? readBlocks(desk.doc) : null
  change()
  if (before !== null) expect(readBlocks(desk.doc)).toEqual(before)
}

function check(desk: Desk): void {
  desk.state.doc.check()
  expect(desk.state.doc.toJSON()).toEqual(desk.binding.document(schema).toJSON())
  const flow = readBlocks(desk.doc, 'shown').map((block) => ({ ...block, number: null }))
  expect(desk.flow.blocks().map((block) => ({ ...block, number: null }))).toEqual(flow)
}

/** Every letter leads back to a person who types with it. */
function checkWriters(table: Table, blocks: readonly Block[]): void {
  const wrong = blocks.flatMap(({ runs }) =>
    runs.flatMap(({ client, clock, text }) =>
      Array.from({ length: text.length }, (_, at) => text.charAt(at)).filter((letter, at) => {
        const { person } = table.writerOf({ client, clock: clock + at }) ?? {}
        const typed = person === people[0] ? [beginning, ...person.letters] : (person?.letters ?? [])
        return letter !== '\n' && !typed.join('').includes(letter)
      }),
    ),
  )
  expect(wrong).toEqual([])
}

it('[E20] [E21] [E23] [E32] [F15a] [S20] [S25] whoever suggests is never refused and changes nothing that stands, all read the same, and every letter leads back to its typist', () => {
  assert(
    property(array(event, { maxLength: 60, size: 'max' }), (events) => {
      const table = new Table()
      try {
        for (const one of events) table.happen(one)
        for (const seat of table.seats) table.hear(seat, Infinity)
        const [first, ...others] = table.seats.map(({ desk }) => readBlocks(desk.doc, 'shown'))
        for (const blocks of others) expect(blocks).toEqual(first)
        for (const { desk } of table.seats) check(desk)
        checkWriters(table, first ?? [])
      } finally {
        table.close()
      }
    }),
    { numRuns, ...seed },
  )
  expect.hasAssertions()
})
