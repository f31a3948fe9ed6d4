import { createHash } from 'node:crypto'
import type { After } from '../jobs/timer.ts'
import { Held } from './held.ts'

export interface PresenceDeps {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly after: After
  /** How long somebody must have no socket in a meeting to be gone from it. */
  readonly goneMs: number
  /** How far apart it is looked and told whose cards are without their owner, whenever these left or came back. */
  readonly cardsEveryMs: number
}

/** Who is, was just now and was long ago in the room of a meeting. */
export interface People {
  readonly here: readonly string[]
  readonly lost: readonly string[]
  readonly gone: readonly string[]
}

/** Who and which cards (hashes of their tokens) must not be missing in a meeting, and since when. */
export interface Expected {
  readonly people: ReadonlyMap<string, number>
  readonly cards: ReadonlyMap<string, number>
}

/** What one socket has in a meeting. */
export interface Attendance {
  /** These cards are held by this socket now, and no others; each is said by its token. */
  holds(tokens: readonly string[]): void
  /** The socket has ended. */
  leave(): void
}

interface Room {
  readonly people: Held
  /** By the hashes of their tokens. */
  readonly cards: Held
  goneCards: readonly string[]
  stopPeople: () => void
  stopCards: (() => void) | null
}

type Listener = (meeting: string, what: 'people' | 'cards') => void

/** The hash of a card's token in hexadecimal digits. */
export function hashOfCard(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * Who has a socket in the room of which meeting, and which unnamed cards have an owner there. It is in memory only:
 * a process that has just started knows nobody, so of those it has not seen the time counts from its start.
 */
export function createPresence({ now, after, goneMs, cardsEveryMs }: PresenceDeps) {
  const startedAt = now()
  const rooms = new Map<string, Room>()
  const listeners = new Set<Listener>()

  function roomOf(meeting: string): Room {
    const found = rooms.get(meeting)
    if (found !== undefined) return found
    const room: Room = {
      people: new Held(),
      cards: new Held(),
      goneCards: [],
      stopPeople: () => undefined,
      stopCards: null,
    }
    rooms.set(meeting, room)
    return room
  }

  function tell(meeting: string, what: 'people' | 'cards'): void {
    for (const listener of listeners) listener(meeting, what)
  }

  const isGoneSince = (since: number, at: number): boolean => at - since >= goneMs

  /** Waits for whoever is gone next; nothing is kept of a room where all are. */
  function watchPeople(meeting: string, room: Room): void {
    room.stopPeople()
    const at = now()
    const lost = room.people.free.filter(([, since]) => !isGoneSince(since, at))
    if (lost.length > 0) {
      const next = Math.min(...lost.map(([, since]) => since)) + goneMs - at
      room.stopPeople = after(next, () => {
        tell(meeting, 'people')
        watchPeople(meeting, room)
      })
    } else closeEmpty(meeting, room)
  }

  /**
   * Cards are looked after at moments that have nothing to do with when anybody left or came back. Were it told when
   * that happened, everybody who sees who leaves would know whose a card is.
   */
  function watchCards(meeting: string, room: Room): void {
    if (room.stopCards !== null || (room.cards.free.length === 0 && room.goneCards.length === 0)) return
    room.stopCards = after(cardsEveryMs - (now() % cardsEveryMs), () => {
      room.stopCards = null
      const at = now()
      room.cards.forget(at - goneMs)
      const gone = room.cards.free.filter(([, since]) => isGoneSince(since, at)).map(([hash]) => hash)
      const isTold =
        gone.length === room.goneCards.length && gone.every((one) => room.goneCards.includes(one))
      room.goneCards = gone.toSorted()
      if (!isTold) tell(meeting, 'cards')
      watchCards(meeting, room)
      closeEmpty(meeting, room)
    })
  }

  /** Where nobody is and everybody is gone, all is as of a room that nobody has ever been in. */
  function closeEmpty(meeting: string, room: Room): void {
    const at = now()
    const isEmpty = ({ held, free }: Held) =>
      held.length === 0 && free.every(([, since]) => isGoneSince(since, at))
    const isTold = room.cards.free.length === room.goneCards.length
    if (!isEmpty(room.people) || !isEmpty(room.cards) || !isTold) return
    room.stopPeople()
    room.stopCards?.()
    rooms.delete(meeting)
  }

  return {
    /** Takes in a socket of somebody. */
    enter(meeting: string, person: string): Attendance {
      const room = roomOf(meeting)
      const socket = {}
      let cards: ReadonlySet<string> = new Set()
      let isHere = true
      if (room.people.hold(person, socket)) {
        tell(meeting, 'people')
        watchPeople(meeting, room)
      }
      return {
        holds(tokens) {
          if (!isHere) return
          const next = new Set(tokens.map(hashOfCard))
          for (const hash of cards) if (!next.has(hash)) room.cards.layDown(hash, socket, now())
          for (const hash of next) room.cards.hold(hash, socket)
          cards = next
          watchCards(meeting, room)
        },
        leave() {
          isHere = false
          for (const hash of cards) room.cards.lose(hash, socket, now())
          watchCards(meeting, room)
          if (room.people.lose(person, socket, now())) {
            tell(meeting, 'people')
            watchPeople(meeting, room)
          }
        },
      }
    },

    /**
     * Looks for these people and cards in a meeting from now on and for no others: whom it has not seen is lost since
     * then, or since the start.
     */
    expect(meeting: string, { people, cards }: Expected): void {
      const room = roomOf(meeting)
      const sinceStart = (all: ReadonlyMap<string, number>) =>
        new Map([...all].map(([key, since]) => [key, Math.max(since, startedAt)]))
      if (room.people.lookFor(sinceStart(people))) tell(meeting, 'people')
      room.cards.lookFor(sinceStart(cards))
      watchCards(meeting, room)
      watchPeople(meeting, room)
    },

    /** Who has a socket in a meeting now. */
    here(meeting: string): ReadonlySet<string> {
      return new Set(rooms.get(meeting)?.people.held)
    },

    people(meeting: string): People {
      const room = rooms.get(meeting)
      if (room === undefined) return { here: [], lost: [], gone: [] }
      const at = now()
      const free = (isGone: boolean) =>
        room.people.free.filter(([, since]) => isGoneSince(since, at) === isGone).map(([person]) => person)
      return { here: room.people.held, lost: free(false), gone: free(true) }
    },

    /** The cards (hashes) that are looked for and whose owners were gone when that was looked after last. */
    goneCardsIn(meeting: string): readonly string[] {
      return rooms.get(meeting)?.goneCards ?? []
    },

    /** Says of a person whether they have had no socket in a meeting for so long that they are gone. */
    gone(meeting: string): (person: string) => boolean {
      return (person) => {
        const since = rooms.get(meeting)?.people.freeSince(person)
        return since !== null && isGoneSince(since ?? startedAt, now())
      }
    },

    /** Says of a card (by its hash) whether its owner was gone when that was looked after last. */
    goneCards(meeting: string): (hash: string) => boolean {
      return (hash) => {
        const room = rooms.get(meeting)
        if (room?.cards.freeSince(hash) !== undefined) return room.goneCards.includes(hash)
        const at = now()
        return isGoneSince(startedAt, at - (at % cardsEveryMs))
      }
    },

    /** Hears of each meeting where somebody came, is lost or is gone, or whose cards have no owner; answers how to stop. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** Waits for nothing more. */
    close(): void {
      for (const { stopPeople, stopCards } of rooms.values()) {
        stopPeople()
        stopCards?.()
      }
      rooms.clear()
    },
  }
}

export type Presence = ReturnType<typeof createPresence>
