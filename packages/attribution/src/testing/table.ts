import {
  deleteRange,
  insertPieces,
  insertText,
  joinBlock,
  plainParagraph,
  setBlock,
  setMark,
  splitBlock,
  textOf,
  type Block,
  type Flow,
  type Piece,
  type Place,
  type Spot,
  type Writing,
} from '@alongside/flow'
import type { Writer } from '@alongside/protocol'
import * as Y from 'yjs'
import { Desk, type Put } from './desk.ts'
import { Room, type Declared, type Message } from './room.ts'
import { Truth, type True } from './truth.ts'

/** What people do at a table; the numbers say where, and are taken modulo what there is. */
export interface Act {
  readonly who: number
  readonly section: number
  readonly what: What
  readonly from: number
  readonly to: number
  readonly words: string
}

/** What moves no words, and what does. */
export const stays = [
  'type',
  'write',
  'write',
  'write',
  'file',
  'delete',
  'delete',
  'backspace',
  'undo',
  'undo',
  'redo',
  'split',
  'join',
  'kind',
  'list',
  'mark',
  'part',
  'meet',
  'meet',
  'meet',
  'repeat',
] as const
export const moves = ['cut', 'copy', 'paste', 'drag', 'replace', 'keep', 'restore'] as const
export type What = (typeof stays)[number] | (typeof moves)[number]

/** Words that somebody took, with who really wrote each unit and where each piece was taken from. */
type Clip = readonly (
  | { readonly text: string; readonly truths: readonly True[]; readonly from: Declared['from'] }
  | { readonly block: Extract<Piece, { block: unknown }>['block'] }
)[]

/** Whose pages there are: two of one person, and one on which somebody writes for another. */
const people = [
  { hand: 'asha', voice: 'asha', capacity: 'usesServices' },
  { hand: 'sam', voice: 'sam', capacity: 'frontlineStaff' },
  { hand: 'asha', voice: 'asha', capacity: 'usesServices' },
  { hand: 'sam', voice: 'mary', capacity: 'unpaidCarer' },
] as const satisfies readonly Omit<Writer, 'pen'>[]

const sections = ['one', 'two', 'three']

/** Several people with several sections, none of whom sees at once what the others do. */
export class Table {
  readonly rooms = sections.map((section) => new Room(section))
  readonly truth = new Truth()
  at = 1_772_452_800_000
  readonly #desks: (readonly Desk[])[]
  readonly #waiting: { readonly index: number; readonly message: Message }[][] = people.map(() => [])
  readonly #isApart = people.map(() => false)
  readonly #clips: (Clip | undefined)[] = []
  readonly #versions: (Clip | undefined)[] = []
  readonly #sent: Message[][] = sections.map(() => [])

  constructor({ saysUndo = true } = {}) {
    this.#desks = people.map((person, who) =>
      this.rooms.map((room, index) => {
        // A pen of one section may be somebody else's in another.
        const pen = 1 + ((who + index) % people.length)
        room.bind({ pen, ...person })
        const send = (message: Message): void => void this.#waiting[who]?.push({ index, message })
        return new Desk(room, pen, person.voice, this.truth, { send, saysUndo })
      }),
    )
  }

  /** Does one thing, whatever stands where it is done. */
  do(act: Act): void {
    this.at += 7_000 * (act.from % 5)
    const who = act.who % people.length
    const desk = this.#desks[who]?.[act.section % sections.length]
    if (desk === undefined) return
    switch (act.what) {
      case 'part':
        this.#isApart[who] = this.#isApart[who] !== true
        return
      case 'meet':
        return this.#meet(who)
      case 'repeat':
        return this.#repeat(act.section % sections.length)
      case 'undo':
        return desk.undo()
      case 'redo':
        return desk.redo()
      case 'keep':
        this.#versions[3 * who + (act.section % sections.length)] = this.#clip(desk, ...wholeOf(desk.flow))
        return
      case 'restore':
        return this.#restore(desk, this.#versions[3 * who + (act.section % sections.length)])
      default:
        return this.#edit(desk, who, act)
    }
  }

  /** Everybody comes together, so that all logs hold all that was done. */
  end(): void {
    for (const who of people.keys()) {
      this.#isApart[who] = false
      this.#meet(who)
    }
  }

  #edit(desk: Desk, who: number, { what, from: first, to: second, words }: Act): void {
    const [from, to] = rangeOf(desk.flow, first, second)
    const { block } = from
    switch (what) {
      case 'type': {
        let offset = from.offset
        for (const letter of words) {
          desk.act((writing) => insertText(writing, { block, offset }, letter))
          offset += letter.length
        }
        return
      }
      case 'file':
        return desk.act((writing) => this.#bring(desk, writing, from, words, `plan ${second % 3}.docx`))
      case 'write':
        return desk.act((writing) => insertText(writing, from, words))
      case 'delete':
        return desk.act((writing) => deleteRange(writing, from, to))
      case 'backspace': {
        const before = placeOf(desk.flow.block(block), from.offset - 1)
        return desk.act((writing) => deleteRange(writing, { block, offset: before }, from))
      }
      case 'split':
        return desk.act((writing) => splitBlock(writing, from))
      case 'join':
        return desk.act((writing) => joinBlock(writing, block))
      case 'kind':
        return desk.act((writing) => setBlock(writing, block, { kind: 'heading', level: 2 }))
      case 'list':
        return desk.act((writing) => setBlock(writing, block, { ...plainParagraph, list: 'bullet' }))
      case 'mark': {
        const units = to.block === block ? to.offset - from.offset : 0
        return desk.act((writing) => setMark(writing, from, units, 'bold', true))
      }
      case 'cut':
        this.#clips[who] = this.#clip(desk, from, to)
        return desk.act((writing) => deleteRange(writing, from, to))
      case 'copy':
        this.#clips[who] = this.#clip(desk, from, to)
        return
      case 'paste':
        return desk.act((writing) => this.#put(desk, writing, from, this.#clips[who] ?? []))
      case 'drag':
        return this.#drag(desk, from, to, placeAt(desk.flow, first + second))
      case 'replace':
        return this.#replace(desk, block, placeAt(desk.flow, second))
    }
  }

  /** Takes words along, with the ids that they have here. */
  #clip({ flow, room: { section } }: Desk, from: Place, to: Place): Clip {
    return flow.blocks(from.block, to.block + 1).flatMap((block, index): Clip => {
      let offset = 0
      const pieces = block.runs.flatMap(({ client, clock, text }): Clip => {
        const begin = Math.max(index === 0 ? from.offset - offset : 0, 0)
        const end = Math.min(from.block + index === to.block ? to.offset - offset : Infinity, text.length)
        offset += text.length
        if (begin >= end) return []
        const truths = Array.from({ length: end - begin }, (_, at) =>
          this.truth.of(section, client, clock + begin + at),
        )
        return [{ text: text.slice(begin, end), truths, from: { section, client, clock: clock + begin } }]
      })
      return index === 0 ? pieces : [{ block: block.asked }, ...pieces]
    })
  }

  /** Puts what was taken somewhere, and says of each piece where it is from. */
  #put(desk: Desk, writing: Writing, at: Spot, clip: Clip, isSaid = true): Put[] {
    const puts: Put[] = []
    const pieces = clip.map((piece): Piece => ('block' in piece ? piece : { text: piece.text, marks: null }))
    let clock = Y.getState(writing.transaction.doc.store, writing.letters)
    insertPieces(writing, at, pieces)
    for (const piece of clip) {
      if ('block' in piece) continue
      const truths = piece.truths.map(({ author, origin, file }) => ({
        author,
        origin,
        placer: desk.voice,
        ...(file !== undefined && { file }),
      }))
      puts.push({ clock, truths, from: isSaid ? piece.from : null })
      clock += piece.text.length
    }
    return puts
  }

  /** Puts in words of a file and says so; a page that writes for another may not, and types them. */
  #bring(desk: Desk, writing: Writing, at: Place, text: string, file: string): Put[] {
    const clock = Y.getState(writing.transaction.doc.store, writing.letters)
    insertText(writing, at, text)
    if (desk.room.writers.get(desk.pen)?.hand !== desk.voice) return []
    const truths = Array.from({ length: text.length }, (_, index): True => {
      const origin = `${desk.room.section} ${writing.letters} ${clock + index}`
      return { author: desk.voice, origin, placer: null, file }
    })
    return [{ clock, truths, from: { file } }]
  }

  /** Moves words in one go. */
  #drag(desk: Desk, from: Place, to: Place, target: Place, isSaid = true): void {
    if (isBefore(from, target) && isBefore(target, to)) return
    const clip = this.#clip(desk, from, to)
    desk.act((writing) => {
      // From the end to the beginning, since places count as they were.
      if (isBefore(target, to)) deleteRange(writing, from, to)
      const puts = this.#put(desk, writing, target, clip, isSaid)
      if (!isBefore(target, to)) deleteRange(writing, from, to)
      return puts
    })
  }

  /** Moves long words without saying so, as clients do that are not ours. */
  #replace(desk: Desk, block: number, target: Place): void {
    let offset = 0
    for (const { text } of desk.flow.block(block).runs) {
      const to = offset + text.length
      if (text.length >= 24) return this.#drag(desk, { block, offset }, { block, offset: to }, target, false)
      offset = to
    }
  }

  #restore(desk: Desk, version: Clip | undefined): void {
    if (version === undefined) return
    const [from, to] = wholeOf(desk.flow)
    desk.act((writing) => {
      deleteRange(writing, from, to)
      return this.#put(desk, writing, from, version)
    })
  }

  /** Hands in what somebody did, in the order in which they did it, and lets them hear of the rest. */
  #meet(who: number): void {
    if (this.#isApart[who] === true) return
    for (const { index, message } of this.#waiting[who]?.splice(0) ?? []) {
      this.rooms[index]?.take(message, this.at, (section) => this.#headOf(section))
      this.#sent[index]?.push(message)
    }
    for (const desk of this.#desks[who] ?? []) desk.hear()
  }

  /** Another page of the person hands in again what is saved already, by itself and as a whole. */
  #repeat(section: number): void {
    const room = this.rooms[section]
    const message = this.#sent[section]?.at(-1)
    if (room === undefined || message === undefined) return
    room.take(message, this.at)
    room.take({ pen: message.pen, kind: 'step2', bytes: Y.encodeStateAsUpdate(room.doc) }, this.at)
  }

  #headOf(section: string): number {
    return this.rooms.find((room) => room.section === section)?.head ?? 0
  }
}

function isBefore(a: Place, b: Place): boolean {
  return a.block < b.block || (a.block === b.block && a.offset < b.offset)
}

/** The offset at or before `units` that lies within no character of a block. */
function placeOf(block: Block, units: number): number {
  const offset = Math.max(units, 0)
  const text = textOf(block)
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset
}

/** A short range, mostly within a block; one in five goes to some other place. */
function rangeOf(flow: Flow, first: number, second: number): [Place, Place] {
  const [a, other] = [placeAt(flow, first), placeAt(flow, second)]
  const block = flow.block(a.block)
  const near = placeOf(block, Math.min(a.offset + (second % 12), textOf(block).length))
  const b = second % 5 === 0 ? other : { block: a.block, offset: near }
  return isBefore(b, a) ? [b, a] : [a, b]
}

function placeAt(flow: Flow, number: number): Place {
  const block = number % flow.count
  const units = textOf(flow.block(block)).length
  return { block, offset: placeOf(flow.block(block), Math.floor(number / flow.count) % (units + 1)) }
}

function wholeOf(flow: Flow): [Place, Place] {
  const block = flow.count - 1
  return [
    { block: 0, offset: 0 },
    { block, offset: textOf(flow.block(block)).length },
  ]
}
