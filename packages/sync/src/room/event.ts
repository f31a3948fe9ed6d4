import type { Capacity, GuestStanding, OriginView, Permission } from '@alongside/protocol'
import type { ErasedRange } from '@alongside/storage'

/** Somebody whose words another person types, in the capacity in which they say them. */
export interface Voice {
  readonly person: string
  readonly capacity: Capacity
}

/** What others are shown of a person; `id` is the person's. `colour` is the number of a colour, not a colour. */
export interface Shown {
  readonly id: string
  readonly name: string
  readonly colour: number
  readonly capacity: Capacity
  /** Of someone who came by a link and is no member; null of members. */
  readonly guest?: GuestStanding | null
}

/** One connection of a person to a room. */
export interface Joiner {
  /** Names the connection; unique in the process. */
  readonly member: string
  readonly person: string
  /** Goes into each row that comes from this connection. */
  readonly session: string
  /** At least *read*. */
  readonly permission: Permission
  /** The capacities that the person held at any time since the session began. */
  readonly capacities: readonly Capacity[]
  /** For whom this hand may write now, beside itself. */
  readonly voices: readonly Voice[]
  /** What is shown of them; its capacity is what they write in where they claim none that they held. */
  readonly presence: Shown
}

/**
 * What a room has to know of other sections at the moment of a frame. It comes with the frame, since only the shell
 * knows a space; it is asked only where a source names another section.
 */
export interface Elsewhere {
  /** Whether whoever sent the frame may read another section (S32). */
  readonly mayRead: (section: string) => boolean
  /** The letters of another section that were erased (S44). */
  readonly erasedIn: (section: string) => readonly ErasedRange[]
}

/** What happens to a room. `at` is in milliseconds since 1970 and never goes back. */
export type RoomEvent =
  | { readonly type: 'join'; readonly joiner: Joiner; readonly at: number }
  | {
      readonly type: 'frame'
      readonly member: string
      readonly bytes: Uint8Array
      readonly elsewhere: Elsewhere
      readonly at: number
    }
  /** The socket is gone, whoever closed it. */
  | { readonly type: 'leave'; readonly member: string }
  /** The commit in flight is durable; `head` is the last row now. */
  | { readonly type: 'committed'; readonly head: number }
  /** The commit in flight was not written (S11). */
  | { readonly type: 'commitFailed' }
  /** The answer to a *diff*: all that the state vector lacks of the rows up to `upTo`. */
  | { readonly type: 'diffed'; readonly member: string; readonly upTo: number; readonly update: Uint8Array }
  | { readonly type: 'diffFailed'; readonly member: string }
  /** Whose words are not those of their pen, for one member, or (null) new ones for everyone. */
  | { readonly type: 'origins'; readonly member: string | null; readonly origins: readonly OriginView[] }
  /** The person's right changed; null: they may not even read (S6). */
  | {
      readonly type: 'permission'
      readonly member: string
      readonly permission: Permission | null
      readonly by: string | null
      readonly reason: string | null
    }
  /** For whom this hand may write has changed. */
  | { readonly type: 'voices'; readonly member: string; readonly voices: readonly Voice[] }
  /** What is shown of a person changed, on all their connections. */
  | {
      readonly type: 'presence'
      readonly person: string
      readonly name: string
      readonly colour: number
      readonly capacity: Capacity
      readonly guest?: GuestStanding | null
    }
  /** Time passes: at least once a second; ten times a second makes carets move smoothly. */
  | { readonly type: 'tick'; readonly at: number }
