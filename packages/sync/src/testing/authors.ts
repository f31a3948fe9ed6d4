import { clientIdOf } from '@alongside/protocol'
import { createFlowDoc } from '@alongside/flow'
import * as Y from 'yjs'

/** What one of several authors does to a section, in the terms of the document model; numbers are taken modulo what is there. */
export type Act =
  | { readonly type: 'type'; readonly at: number; readonly text: string }
  | { readonly type: 'erase'; readonly at: number; readonly length: number }
  | { readonly type: 'marker'; readonly at: number }
  | { readonly type: 'kind'; readonly marker: number; readonly kind: string }
  | { readonly type: 'bold'; readonly at: number; readonly length: number }
  | { readonly type: 'rows'; readonly marker: number; readonly row: number }
  | { readonly type: 'card'; readonly key: number; readonly value: number }
  | { readonly type: 'cell'; readonly cell: number; readonly text: string }
  | { readonly type: 'undo' }

/** A document with an author at it. */
export interface Author {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
}

/** Makes an author with an own pen. */
export function newAuthor(pen: number, gc = true): Author {
  const doc = createFlowDoc()
  doc.gc = gc
  doc.clientID = pen
  const roots = [doc.getText('body'), doc.getText('title'), doc.getMap('card:a')]
  return { doc, undo: new Y.UndoManager(roots, { captureTimeout: 0 }) }
}

/** Does what an author does, as one transaction; gives the update, or null if nothing came of it. */
export function act({ doc, undo }: Author, what: Act): Uint8Array | null {
  let update: Uint8Array | null = null
  const note = (bytes: Uint8Array) => {
    update = bytes
  }
  doc.on('update', note)
  if (what.type === 'undo') undo.undo()
  else doc.transact(() => change(doc, what))
  doc.off('update', note)
  return update
}

function change(doc: Y.Doc, what: Exclude<Act, { type: 'undo' }>): void {
  const body = doc.getText('body')
  const at = 'at' in what ? wholeCharacter(body, what.at % (body.length + 1)) : 0
  const length = 'length' in what ? wholeCharacter(body, Math.min(at + what.length, body.length)) - at : 0
  switch (what.type) {
    case 'type':
      return body.insert(at, what.text)
    case 'erase':
      return body.delete(at, length)
    case 'marker':
      return asMarkers(doc, () => {
        const marker = new Y.Map<unknown>()
        marker.set('kind', 'paragraph')
        body.insertEmbed(at, marker)
      })
    case 'kind':
      return asMarkers(doc, () => pickMarker(doc, what.marker)?.set('kind', what.kind))
    case 'bold':
      return body.format(at, length, {
        bold: what.length % 2 === 0 ? true : null,
      })
    case 'rows':
      return asMarkers(doc, () => addRow(pickMarker(doc, what.marker), what.row))
    case 'card':
      doc.getMap('card:a').set(`s${what.key % 3}`, what.value)
      return
    case 'cell':
      return doc.getText(`cell:${'a'.repeat(12)}:${`${what.cell % 3}`.repeat(12)}`).insert(0, what.text)
  }
}

/** The place itself, or the one before it if it lies within a character of two units: no caret stands there. */
function wholeCharacter(body: Y.Text, at: number): number {
  const units = body
    .toDelta()
    .flatMap(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert.split('') : ['']))
  return /[\uDC00-\uDFFF]/.test(units[at] ?? '') ? at - 1 : at
}

/** Writes under the pen's marker id, as the editor does (F2a). */
function asMarkers(doc: Y.Doc, write: () => void): void {
  const pen = doc.clientID
  doc.clientID = clientIdOf(pen, { marker: true, suggestion: false })
  write()
  doc.clientID = pen
}

function pickMarker(doc: Y.Doc, index: number): Y.Map<unknown> | undefined {
  const markers = doc
    .getText('body')
    .toDelta()
    .map((piece: { insert: unknown }) => piece.insert)
    .filter((piece: unknown) => piece instanceof Y.Map)
  return markers[index % Math.max(1, markers.length)]
}

function addRow(marker: Y.Map<unknown> | undefined, row: number): void {
  if (marker === undefined) return
  const rows = marker.get('rows')
  if (rows instanceof Y.Map) rows.set(`row${row % 4}`, row)
  else marker.set('rows', new Y.Map([[`row${row % 4}`, row]]))
}
