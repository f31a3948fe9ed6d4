import type { ClientSession } from './session.ts'

/** Why a client does not come back by itself. */
export type StopReason = 'signedOut' | 'notAllowed' | 'old' | 'failed'

/** How the person's work stands with the server. */
export type ClientStatus =
  /** The text is on its way for the first time. */
  | { readonly is: 'loading' }
  /** The server has everything. */
  | { readonly is: 'saved' }
  /** Changes are on their way; *slow* when the server has not saved them for seconds. */
  | { readonly is: 'saving'; readonly waiting: number; readonly slow: boolean }
  /** A connection is being made again. */
  | { readonly is: 'reconnecting'; readonly waiting: number }
  /** There is no connection, for longer than a blink. */
  | { readonly is: 'offline'; readonly waiting: number }
  /** The connection came back and so many changes were handed in. */
  | { readonly is: 'back'; readonly sent: number }
  /** It goes no further by itself. */
  | { readonly is: 'stopped'; readonly why: StopReason }

/** How long changes may wait for the server before the person is told, in milliseconds. */
const slowAfterMs = 5_000

/** Tells how a session stands. */
export function statusOf(session: ClientSession): ClientStatus {
  const { link, pending } = session
  const waiting = pending.length
  switch (link.is) {
    case 'stopped':
      return { is: 'stopped', why: link.why }
    case 'apart': {
      if (!session.hasNetwork || link.failures > 1) return { is: 'offline', waiting }
      return opening(session)
    }
    case 'greeting':
      return opening(session)
    case 'joined': {
      const oldest = pending[0]
      if (oldest) return { is: 'saving', waiting, slow: session.now - oldest.since > slowAfterMs }
      if (link.cameBack !== null) return { is: 'back', sent: link.cameBack.sent }
      return session.isSynced ? { is: 'saved' } : { is: 'loading' }
    }
  }
}

/** A section that is opened for the first time is loading, unless changes of the person's wait in it. */
function opening({ wasJoined, pending }: ClientSession): ClientStatus {
  return wasJoined || pending.length > 0 ? { is: 'reconnecting', waiting: pending.length } : { is: 'loading' }
}
