import { clientIdOf } from '@alongside/protocol'
import type * as Y from 'yjs'
import type { Flow } from './flow.ts'

/** A transaction in which a pen writes. */
export interface Writing {
  readonly flow: Flow
  readonly body: Y.Text
  readonly transaction: Y.Transaction
  /** The client id for letters, embeds and formats. */
  readonly letters: number
  /** The client id for markers and their keys, higher than any id of letters (F2a). */
  readonly markers: number
}

/**
 * Runs `edit` in one Yjs transaction in which `pen` writes. Blocks and offsets count as they stood at its
 * beginning, so several edits in one go are made from the end to the beginning.
 */
export function write<T>(flow: Flow, pen: number, edit: (writing: Writing) => T, origin: unknown = null): T {
  return writeAs(flow, pen, false, edit, origin)
}

/** As `write`; with `suggestion`, letters and markers are written under the pen's ids for suggestions (F15). */
export function writeAs<T>(
  flow: Flow,
  pen: number,
  suggestion: boolean,
  edit: (writing: Writing) => T,
  origin: unknown,
): T {
  const { doc, body } = flow
  return doc.transact((transaction) => {
    // Yjs's search markers do not know of items that are placed by hand; it does without them.
    if (body._searchMarker) body._searchMarker.length = 0
    return edit({
      flow,
      body,
      transaction,
      letters: clientIdOf(pen, { marker: false, suggestion }),
      markers: clientIdOf(pen, { marker: true, suggestion }),
    })
  }, origin)
}

/** Runs `change`, which uses Yjs's own methods, under another client id of the pen that writes. */
export function underId<T>(doc: Y.Doc, client: number, change: () => T): T {
  const own = doc.clientID
  doc.clientID = client
  try {
    return change()
  } finally {
    doc.clientID = own
  }
}
