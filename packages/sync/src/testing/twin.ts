import type { RoomEffect } from '../room/effect.ts'
import type { RoomEvent } from '../room/event.ts'
import type { Room } from '../room/room.ts'
import { step } from '../room/step.ts'

/** A room that was opened in another way than the one it is compared with; it throws as soon as they differ. */
export class Twin {
  readonly #first: Room
  readonly #room: Room

  constructor(first: Room, room: Room) {
    this.#first = first
    this.#room = room
    this.#compare()
  }

  /** Takes an event in as the other did, which said what is to be done. */
  step(event: RoomEvent, expected: readonly RoomEffect[]): void {
    const effects = step(this.#room, event)
    if (textOf(effects) !== textOf(expected))
      throw new Error(`a room opened from a snapshot does otherwise at ${event.type}`)
    if (event.type === 'tick') this.#compare()
  }

  #compare(): void {
    if (textOf(this.#room.known) !== textOf(this.#first.known))
      throw new Error('a room opened from a snapshot knows otherwise')
  }
}

/** All of a value as a text, with what is in maps and sets in its order. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Map || part instanceof Set) return [...part]
    return part instanceof Uint8Array ? part.join(' ') : part
  })
}
