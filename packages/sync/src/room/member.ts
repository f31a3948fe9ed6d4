import type { AnySource, Permission } from '@alongside/protocol'
import { fullAllowance, type Allowance } from './allowance.ts'
import type { Joiner, Shown, Voice } from './event.ts'

/** What kind of client a connection turned out to be, by its first frame. */
export type Client =
  | { readonly type: 'silent' }
  /** An unmodified y-websocket client: one pen for the connection, once it is known. */
  | { readonly type: 'plain'; pen: number | null }
  /** One of ours: it said which pens it holds, and which it writes with now. */
  | { readonly type: 'ours'; readonly pens: Set<number>; penInForce: number | null }

/** Whether a member is sent what is committed. *holding*: from the moment of its diff on, until that is answered. */
export type Hearing =
  | { readonly type: 'nothing' }
  | { readonly type: 'holding'; readonly frames: Uint8Array[]; bytes: number }
  | { readonly type: 'live' }

/** One connection in a room, and where the talk with it stands. */
export interface Member {
  readonly id: string
  readonly joiner: Joiner
  permission: Permission
  voices: readonly Voice[]
  shown: Shown
  client: Client
  hearing: Hearing
  /** A diff is being read for it; the state vector of the next one, if it asked again meanwhile. */
  diff: { readonly next: Uint8Array | null } | null
  readonly allowance: Allowance
  /** Where it says that letters of its next update come from (S30). */
  declared: AnySource[]
  /** The row whose version it says that its next update brings back (S46). */
  restores: number | null
  /** When the last frame went to it. */
  sentAt: number
  /** Messages with an update that came from it. */
  received: number
  /** Of these, how many are dealt with: in the log, without effect, or refused. */
  settled: number
  /** How many it was told of. */
  acknowledged: number
  /** The first message that was dropped and must come again, or null. */
  lostFrom: number | null
  /** The message that brought it again; once that is settled, nothing is lost any more. */
  recoveredBy: number | null
  /** Why it was dropped. */
  lostBy: 'gap' | 'failedCommit'
  /** Steps 1 that we sent, and steps 2 that came for them. */
  asked: number
  answered: number
  /** Its first step 2, or *replayed*, has come (S3). */
  hasCaughtUp: boolean
  /** Gaps in a row that we answered with step 1. */
  gaps: number
  /** Since when something of it has been lost by a failed commit, until it answers our step 1 (S11). */
  owesSince: number | null
  /** It has not been asked for that yet. */
  mustBeAsked: boolean
}

export function newMember(joiner: Joiner, at: number, maxBytesPerSecond: number): Member {
  return {
    id: joiner.member,
    joiner,
    permission: joiner.permission,
    voices: joiner.voices,
    shown: joiner.presence,
    client: { type: 'silent' },
    hearing: { type: 'nothing' },
    diff: null,
    allowance: fullAllowance(maxBytesPerSecond, at),
    declared: [],
    restores: null,
    sentAt: at,
    received: 0,
    settled: 0,
    acknowledged: 0,
    lostFrom: null,
    recoveredBy: null,
    lostBy: 'gap',
    asked: 0,
    answered: 0,
    hasCaughtUp: false,
    gaps: 0,
    owesSince: null,
    mustBeAsked: false,
  }
}
