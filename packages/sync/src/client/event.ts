import type { AnySource, PenClaim } from '@alongside/protocol'

/** A local change that the server has not acknowledged, as it stands in the device's journal. */
export interface Entry {
  /** Names the entry on this device. */
  readonly id: number
  /** The pen that it was written with. */
  readonly pen: number
  /** A Yjs update (V1). */
  readonly update: Uint8Array
  /** Where letters of it came from, if it was said. */
  readonly sources?: readonly AnySource[]
  /** The row whose version it brings back, if it does. */
  readonly restores?: number
}

/** A pen with the time it was taken, in milliseconds since 1970 by the device's clock. */
export type TakenPen = PenClaim & { readonly takenAt: number }

/** What happens to a client's side of a section. `at` is in milliseconds of any clock that never goes back. */
export type ClientEvent =
  /** The socket that was asked for is open. */
  | { readonly type: 'opened'; readonly at: number }
  /** The socket is gone or could not be opened; `random` (0 to 1) spreads when clients come back. */
  | { readonly type: 'closed'; readonly code: number; readonly random: number; readonly at: number }
  | { readonly type: 'frame'; readonly bytes: Uint8Array; readonly at: number }
  /** The device knows that it has no network, or has one again. */
  | { readonly type: 'network'; readonly isThere: boolean; readonly at: number }
  /** A pen was taken; nothing has been written with it yet. */
  | { readonly type: 'pen'; readonly pen: TakenPen }
  /** Something was written here. */
  | { readonly type: 'local'; readonly entry: Entry; readonly at: number }
  /** Unsaved work of another tab of the person stands in the journal; its pens come with it. */
  | {
      readonly type: 'found'
      readonly entries: readonly Entry[]
      readonly pens: readonly TakenPen[]
      readonly at: number
    }
  /** The person's own presence changed; an awareness update. */
  | { readonly type: 'presence'; readonly update: Uint8Array }
  /** Time passes; about once a second. */
  | { readonly type: 'tick'; readonly at: number }
  /** The person asks to try again now. */
  | { readonly type: 'again'; readonly at: number }
