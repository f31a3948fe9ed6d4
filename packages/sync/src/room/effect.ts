import type { CloseCode } from '@alongside/protocol'
import type { Batch } from '@alongside/storage'

/** What the shell does for a room, in the order in which it was said. */
export type RoomEffect =
  /** Write a batch and answer with *committed* or *commitFailed*; there is never more than one in flight. */
  | { readonly type: 'commit'; readonly batch: Batch }
  /** Read what `stateVector` lacks of the rows up to `upTo` and answer with *diffed* or *diffFailed*. */
  | {
      readonly type: 'diff'
      readonly member: string
      readonly stateVector: Uint8Array
      readonly upTo: number
    }
  /** Find out whose words are not those of their pen and answer with *origins*, or not at all. */
  | { readonly type: 'origins'; readonly member: string }
  | { readonly type: 'send'; readonly to: readonly string[]; readonly bytes: Uint8Array }
  /** Close the socket. The room has already let the member go; a *leave* may follow or not. */
  | { readonly type: 'close'; readonly member: string; readonly code: CloseCode; readonly reason: string }
