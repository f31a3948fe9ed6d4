import { clientIdOf, penSchema } from '@alongside/protocol'
import type * as Y from 'yjs'

/** What we need of y-protocols' `Awareness`, so that this package does not depend on it. */
export interface Presence {
  clientID: number
  getLocalState(): Record<string, unknown> | null
  setLocalState(state: Record<string, unknown> | null): void
}

/**
 * Lets `doc` write with `pen` from now on. The presence state is taken back under the old id and set again
 * under the new one, and `announce` runs before the first struct of the pen can be written.
 *
 * Load the device's own copy first: Yjs replaces an id whose structs arrive from outside. Throws `RangeError`
 * inside a transaction, for what is no pen, and for a pen that has already written in this document.
 */
export function takePen(
  doc: Y.Doc,
  pen: number,
  presence?: Presence,
  announce?: (pen: number) => void,
): void {
  if (!penSchema.safeParse(pen).success) throw new RangeError(`${pen} is no pen: take 32 random bits, not 0`)
  if (doc._transaction !== null) throw new RangeError('a pen is taken outside any transaction')
  const ids = [false, true].flatMap((marker) =>
    [false, true].map((suggestion) => clientIdOf(pen, { marker, suggestion })),
  )
  if (ids.some((id) => doc.store.clients.has(id)))
    throw new RangeError('this pen has been used: take a new one')
  const state = presence?.getLocalState() ?? null
  presence?.setLocalState(null)
  const letters = clientIdOf(pen, { marker: false, suggestion: false })
  doc.clientID = letters
  if (presence) {
    presence.clientID = letters
    if (state !== null) presence.setLocalState(state)
  }
  announce?.(pen)
}
