import * as Y from 'yjs'
import { readBlocks } from './read-blocks.ts'
import { textOf } from './block.ts'
import { createFlowDoc } from './doc.ts'
import { Flow } from './flow.ts'
import { takePen } from './pen.ts'
import { writeBlocks, type NewBlock } from './write-blocks.ts'
import { write, type Writing } from './writing.ts'

/** A person's copy of a section, with their pen. For tests. */
export class Sheet {
  readonly doc: Y.Doc
  readonly flow: Flow
  readonly pen: number

  constructor(pen: number, known: readonly NewBlock[] | Sheet = []) {
    this.pen = pen
    this.doc = createFlowDoc()
    if (known instanceof Sheet) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(known.doc))
    takePen(this.doc, pen)
    if (!(known instanceof Sheet) && known.length > 0) writeBlocks(this.doc, pen, known)
    this.flow = new Flow(this.doc)
  }

  /** Does something with this person's pen, and says what was sent. */
  write(edit: (writing: Writing) => void): Sent {
    const updates: Uint8Array[] = []
    const hear = (update: Uint8Array) => void updates.push(update)
    this.doc.on('update', hear)
    write(this.flow, this.pen, edit)
    this.doc.off('update', hear)
    const [update] = updates
    if (updates.length > 1) throw new Error(`${updates.length} updates for one write`)
    return update ? sentIn(update) : { made: [], deleted: 0 }
  }

  /** The blocks as short lines: what is not a plain paragraph says so. */
  get lines(): string[] {
    return readBlocks(this.doc).map((block) => {
      const signs = [
        block.kind === 'paragraph' ? '' : block.kind + (block.level ?? ''),
        block.list === null ? '' : `${block.list}${block.number ?? ''}`,
        block.cont ? 'cont' : '',
        block.depth > 0 ? `>${block.depth}` : '',
        block.checked ? 'x' : '',
        block.box === null ? '' : `${block.box.kind}:${block.box.id}`,
      ].filter((sign) => sign !== '')
      return [...signs, JSON.stringify(textOf(block))].join(' ')
    })
  }
}

/** What an update holds: each struct as `<id's kind> <content>`, and how many units it deletes. */
export interface Sent {
  readonly made: readonly string[]
  readonly deleted: number
}

function sentIn(update: Uint8Array): Sent {
  const { structs, ds } = Y.decodeUpdate(update)
  const made = structs.map((struct) => {
    const nib = struct.id.client >= 2 ** 32 ? 'marker' : 'letter'
    return struct instanceof Y.Item
      ? `${nib} ${struct.content.constructor.name.replace('Content', '')}`
      : 'gc'
  })
  const ranges = Array.from(ds.clients.values()).flat()
  return { made, deleted: ranges.reduce((sum, { len }) => sum + len, 0) }
}

/** Lets everybody have what everybody has. */
export function meet(...sheets: readonly Sheet[]): void {
  for (const one of sheets) {
    for (const other of sheets) {
      if (one !== other)
        Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)))
    }
  }
}
