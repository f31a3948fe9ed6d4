import {
  accept,
  Flow,
  readBlocks,
  suggest,
  suggestRemoval,
  suggestText,
  takePen,
  textOf,
  writeBlocks,
  createFlowDoc,
} from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { RefusedRemovals } from './refused-removals.ts'

/** A page of pen 2, who suggested "you" in a text; what is done then, and the text with that accepted, at pen 3. */
function decided(edit: (flow: Flow) => void) {
  const doc = createFlowDoc()
  writeBlocks(doc, 1, [{ text: 'Hello' }])
  takePen(doc, 2)
  const flow = new Flow(doc)
  suggest(flow, { pen: 2, suggestion: suggestionIdOf(2, 0) }, (s) =>
    suggestText(s, { block: 0, offset: 5 }, ' you'),
  )
  const other = createFlowDoc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  accept(new Flow(other), 1, [suggestionIdOf(2, 0)])
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  edit(flow)
  takePen(other, 3)
  const entries = updates.map((update, id) => ({ id, update, pen: 2 }))
  return { entries, fresh: new Flow(other) }
}

const by = { pen: 3, ownPens: new Set([2, 3]) }
const erase = (from: number, to: number) => (flow: Flow) =>
  suggest(flow, { pen: 2, suggestion: suggestionIdOf(2, 0) }, (s) =>
    suggestRemoval(s, { block: 0, offset: from }, { block: 0, offset: to }),
  )

it('[F15l] what was taken away letter by letter, refused each, becomes one suggestion, and is said once', () => {
  const { entries, fresh } = decided((flow) => {
    erase(8, 9)(flow)
    erase(7, 8)(flow)
  })
  const refused = new RefusedRemovals()
  expect(refused.suggest(fresh, by, null)).toBeNull()
  for (const entry of entries) refused.note([entry], false)
  expect(refused.suggest(fresh, by, null)).toEqual({ is: 'suggestedGoes' })
  expect(readBlocks(fresh.doc).map(textOf)).toEqual(['Hello you'])
  expect(fresh.suggestions.entries).toMatchObject([{ entry: { type: 'remove' } }])
  expect(refused.suggest(fresh, by, null)).toBeNull()
})

it('[F15l] where nothing of it can be done the person is told, unless words are kept in front of them', () => {
  for (const hasWords of [false, true]) {
    const { entries, fresh } = decided(() => {})
    const refused = new RefusedRemovals()
    refused.note(entries, hasWords)
    expect(refused.suggest(fresh, by, null)).toEqual(hasWords ? null : { is: 'suggestedNot' })
  }
})
