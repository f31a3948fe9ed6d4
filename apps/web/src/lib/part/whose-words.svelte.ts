import type { SpokenBy } from '@alongside/protocol'

/** Somebody whose words may be typed, with what to call them. */
export interface Speaker {
  readonly person: string
  readonly name: string
}

/** So many people stand in a row by themselves; of more somebody chooses who is in the room. */
const mostInRow = 9

/**
 * Whose words somebody types on a page: their own, until they say otherwise. It is kept nowhere, so that after a reload,
 * or on another page, nobody goes on under another's name unawares.
 */
export class WhoseWords {
  /** Null: their own. */
  voice: string | null = $state(null)
  by: SpokenBy = $state('inTheRoom')
  /** Several people are at this device, and a row of buttons says who speaks. */
  isShared = $state(false)
  /** Who is in the room, as far as that was chosen. */
  #inRoom: readonly string[] | null = $state.raw(null)
  readonly #speakers: () => readonly Speaker[]

  constructor(speakers: () => readonly Speaker[]) {
    this.#speakers = speakers
  }

  get speakers(): readonly Speaker[] {
    return this.#speakers()
  }

  /** Those who stand in the row. */
  get row(): readonly Speaker[] {
    const inRoom = this.#inRoom
    if (inRoom !== null) return this.speakers.filter(({ person }) => inRoom.includes(person))
    return this.speakers.length <= mostInRow ? this.speakers : []
  }

  nameOf(person: string): string {
    return this.speakers.find((one) => one.person === person)?.name ?? ''
  }

  /** Types somebody's words from now on; null: one's own. Of somebody for whom they may not type they go on as before. */
  speak(person: string | null): void {
    if (person === null || this.speakers.some((one) => one.person === person)) this.voice = person
  }

  /** Says who is in the room, or is no more. */
  seat(person: string, isThere: boolean): void {
    const others = this.row.map((one) => one.person).filter((one) => one !== person)
    this.#inRoom = isThere ? [...others, person] : others
    if (!isThere && this.voice === person) this.voice = null
  }

  /** Falls back to one's own words where the person may not be typed for any more. */
  settle(): void {
    if (this.voice !== null && !this.speakers.some(({ person }) => person === this.voice)) this.voice = null
  }

  /** Ends what was said of it. */
  leave(): void {
    this.voice = null
  }
}
