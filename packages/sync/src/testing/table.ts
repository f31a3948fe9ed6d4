import {
  readBlocks,
  suggest,
  suggestionInHand,
  textOf,
  write,
  type Suggesting,
  type Writing,
} from '@alongside/flow'
import type { Permission } from '@alongside/protocol'
import { Scribe } from './scribe.ts'
import { Stage } from './stage.ts'
import { writeUpdate, type MadeStruct, type MadeUpdate } from './write-update.ts'

/** A room in which Ada edits and Ben and Cy suggest, each at a page that hears when it is told to. */
export class Table {
  readonly stage = new Stage()
  readonly ada = this.#seat('ada', 'edit', 1)
  readonly ben = this.#seat('ben', 'suggest', 2)
  readonly cy = this.#seat('cy', 'suggest', 3)

  constructor() {
    this.ada.begin()
    this.hand(this.ada)
    for (const scribe of [this.ben, this.cy]) scribe.hear()
  }

  #seat(person: string, permission: Permission, pen: number): Scribe {
    const scribe = new Scribe(person, permission, this.stage.log)
    scribe.open(pen, person)
    this.stage.enter(person, [pen], { permission })
    return scribe
  }

  /** Lets everybody hear of everything. */
  meet(): void {
    for (const scribe of [this.ada, this.ben, this.cy]) scribe.hear()
  }

  /** Hands in what someone wrote, and saves it; says why it was refused, or null. */
  hand(scribe: Scribe): string | null {
    for (const update of scribe.takeWritten()) this.stage.send(scribe.member, { type: 'update', update })
    this.stage.commitAll()
    return this.refusal(scribe)
  }

  refusal({ member }: Scribe): string | null {
    return this.stage.heardOf(member, 'refused')[0]?.refused.problem.words ?? null
  }

  propose(scribe: Scribe, edit: (suggesting: Suggesting) => void): string | null {
    const suggestion = suggestionInHand(scribe.flow, scribe.pen)
    suggest(scribe.flow, { pen: scribe.pen, suggestion, ownPens: scribe.pens }, edit)
    return this.hand(scribe)
  }

  edit(scribe: Scribe, edit: (writing: Writing) => void): string | null {
    write(scribe.flow, scribe.pen, edit)
    return this.hand(scribe)
  }

  /** Sends hand-made structs under a client id; says why they were refused, or null. */
  craft(scribe: Scribe, client: number, ...structs: readonly MadeStruct[]): string | null {
    return this.send(scribe, { blocks: [{ client, clock: this.clockOf(client), structs }] })
  }

  /** Sends a hand-made update; says why it was refused, or null. */
  send(scribe: Scribe, update: MadeUpdate): string | null {
    this.stage.send(scribe.member, { type: 'update', update: writeUpdate(update) })
    this.stage.commitAll()
    return this.refusal(scribe)
  }

  /** The clock that the next unit of a client will have. */
  clockOf(client: number): number {
    return this.stage.room.known.strands.get(client)?.clock ?? 0
  }

  get settled(): readonly string[] {
    return readBlocks(this.stage.log.doc()).map(textOf)
  }
}
