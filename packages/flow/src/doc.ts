import * as Y from 'yjs'
import { keepDecided } from './keep-decided.ts'

/** How a section's document is made. */
export interface FlowDocOptions {
  /** Names the document in logs and providers. */
  readonly guid?: string
  /**
   * Keeps the words of decided suggestions when they are deleted, by the decision or after it (F15f): of what was
   * rejected, and of what an accepted suggestion removed, nothing else would tell.
   */
  readonly keepsDecided?: boolean
}

/**
 * Makes the `Y.Doc` of a section. Every document of the product comes from here.
 *
 * Yjs cleans up "redundant" formatting when a remote change arrives; it sometimes sends that as an update
 * of its own and sometimes keeps it to itself, and then readers differ from the log. We turn it off:
 * https://github.com/yjs/yjs/blob/v13.6.33/src/types/YText.js (`_callObserver`).
 */
export function createFlowDoc(options: FlowDocOptions = {}): Y.Doc {
  const doc = new Y.Doc(options.guid === undefined ? {} : { guid: options.guid })
  if (options.keepsDecided === true) keepDecided(doc)
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false
  })
  return doc
}

/** The flow of a section: the root text `body`. Asking for it writes nothing. */
export function bodyOf(doc: Y.Doc): Y.Text {
  return doc.getText('body')
}
