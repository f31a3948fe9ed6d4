import type { OriginView, Problem, Rights, Welcome, Writer } from '@alongside/protocol'
import type { Entry } from './event.ts'

/** What the shell does for a client's side of a section, in the order in which it was said. */
export type ClientEffect =
  /** Open a socket after so many milliseconds; a later *connect* takes the place of an earlier one. */
  | { readonly type: 'connect'; readonly afterMs: number }
  /** Close the socket; a *closed* follows. */
  | { readonly type: 'disconnect' }
  | { readonly type: 'send'; readonly bytes: Uint8Array }
  /** Apply an update of others to the document. */
  | { readonly type: 'apply'; readonly update: Uint8Array }
  /** Apply an awareness update of others. */
  | { readonly type: 'presence'; readonly update: Uint8Array }
  /** The document holds all that the server had when it was asked. */
  | { readonly type: 'synced' }
  /** These entries are safe on the server: take them out of the journal. */
  | { readonly type: 'saved'; readonly ids: readonly number[] }
  /**
   * These entries were refused for good (S17), or rest on some that were. Keep their words, take the document
   * anew without them, and begin a new session with a new pen.
   */
  | { readonly type: 'refused'; readonly entries: readonly Entry[]; readonly problem: Problem }
  /**
   * These entries are another person's work on this device: they stay in the journal and are not sent. What is
   * written on top of them cannot be saved, so take the document anew without them.
   */
  | { readonly type: 'foreign'; readonly entries: readonly Entry[] }
  | { readonly type: 'welcome'; readonly welcome: Welcome }
  | { readonly type: 'rights'; readonly rights: Rights }
  | { readonly type: 'writers'; readonly writers: readonly Writer[] }
  | { readonly type: 'origins'; readonly origins: readonly OriginView[] }
