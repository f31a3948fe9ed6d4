import type { Entry, TakenPen } from './event.ts'
import type { ClientEffect } from './effect.ts'
import type { StopReason } from './status.ts'

/** An entry that waits to be acknowledged, and since when. */
export interface Pending extends Entry {
  readonly since: number
}

/** What is sent and counted on one connection, so that *saved* and *refused* can be understood. */
export interface Sent {
  /** Counts this connection's sync messages that carry an update, from 1. */
  readonly n: number
  readonly ids: readonly number[]
}

/** The connection as it stands. */
export type Link =
  | { readonly is: 'apart'; readonly failures: number }
  /** Hello was sent. */
  | { readonly is: 'greeting'; readonly failures: number }
  | {
      readonly is: 'joined'
      /** Attempts that failed before this one, until the server has answered with the text. */
      failures: number
      /** How many changes were handed in on coming back, until a moment after they are saved. */
      cameBack: { readonly sent: number; readonly until: number | null } | null
    }
  | { readonly is: 'stopped'; readonly why: StopReason }

/**
 * The client's side of a section: what it has that the server may not have, and how the connection stands. It
 * opens no socket and reads no clock; `stepClient` moves it on.
 */
export interface ClientSession {
  readonly stateVector: () => Uint8Array
  readonly schema: number
  pens: Map<number, TakenPen>
  pending: Pending[]
  link: Link
  /** The pen that the server was last told of on this connection. */
  penInForce: number | null
  /** Sync messages with an update that were sent on this connection. */
  count: number
  sent: Sent[]
  /** Something was dropped and will be asked for; what is sent before that would be dropped too. */
  isHeldBack: boolean
  epoch: number | null
  lastSeq: number
  /** The last own presence, sent again on every connection. */
  presence: Uint8Array | null
  hasNetwork: boolean
  wasJoined: boolean
  isSynced: boolean
  now: number
  heardAt: number
  effects: ClientEffect[]
}

/** What a session begins with. */
export interface ClientStart {
  /**
   * The state vector of the document, which stays with the shell and holds what the server has confirmed and the
   * entries, nothing else.
   */
  readonly stateVector: () => Uint8Array
  /** The version of the document schema that this client writes. */
  readonly schema: number
  /** The epoch of the device's own copy, or null if it has none. */
  readonly epoch: number | null
  /** The journal of this person and section, in order; its pens must stand in `pens`. */
  readonly entries: readonly Entry[]
  readonly pens: readonly TakenPen[]
  readonly at: number
}

/** Begins the client's side of a section; nothing is sent before *opened*. */
export function beginClient({ stateVector, schema, epoch, entries, pens, at }: ClientStart): ClientSession {
  return {
    stateVector,
    schema,
    pens: new Map(pens.map((pen) => [pen.id, pen])),
    pending: entries.map((entry) => ({ ...entry, since: at })),
    link: { is: 'apart', failures: 0 },
    penInForce: null,
    count: 0,
    sent: [],
    isHeldBack: false,
    epoch,
    lastSeq: 0,
    presence: null,
    hasNetwork: true,
    wasJoined: false,
    isSynced: false,
    now: at,
    heardAt: at,
    effects: [],
  }
}
