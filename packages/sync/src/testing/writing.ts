import { createFlowDoc } from '@alongside/flow'
import type { ClientFrame } from '@alongside/protocol'
import * as Y from 'yjs'

/** Someone who writes into the body with a pen, keeping each update. */
export class Writing {
  readonly doc = createFlowDoc()
  #last: Uint8Array = new Uint8Array([0, 0])

  constructor(pen: number, from?: Y.Doc) {
    if (from) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from))
    this.doc.clientID = pen
    this.doc.on('update', (update: Uint8Array) => {
      this.#last = update
    })
  }

  /** Types at the end, or at `at`; gives the frame that says so. */
  type(text: string, at: number = this.doc.getText('body').length): ClientFrame {
    this.doc.getText('body').insert(at, text)
    return { type: 'update', update: this.#last }
  }

  erase(at: number, length: number): ClientFrame {
    this.doc.getText('body').delete(at, length)
    return { type: 'update', update: this.#last }
  }

  /** All there is, as a plain client answers step 1. */
  all(): ClientFrame {
    return { type: 'step2', update: Y.encodeStateAsUpdate(this.doc) }
  }
}

/** The text of a document's body. */
export function textOf(doc: Y.Doc): string {
  return doc.getText('body').toJSON()
}
