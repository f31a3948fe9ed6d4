import {
  createFlowDoc,
  Flow,
  insertText,
  suggest,
  suggestRemoval,
  suggestReplacement,
  write,
  writeBlocks,
} from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { refusedWords } from './refused-words.ts'

const pen = 7
const by = { pen, suggestion: suggestionIdOf(pen, 0) }
const at = (offset: number) => ({ block: 0, offset })
let doc: Y.Doc
let flow: Flow
let updates: Uint8Array[]

beforeEach(() => {
  doc = createFlowDoc()
  writeBlocks(doc, 3, [{ text: 'We inform people.' }])
  flow = new Flow(doc)
  updates = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
})
afterEach(() => flow.close())

const refused = () =>
  refusedWords(
    doc,
    updates.map((update, id) => ({ id, pen, update })),
  )

it('words that were written are found where they stood', () => {
  write(flow, pen, (writing) => insertText(writing, at(2), ' always'))
  expect(refused()).toMatchObject({ text: ' always', behind: { client: 3 } })
})

it('words that were only suggested are found as well', () => {
  suggest(flow, by, (suggesting) => suggestReplacement(suggesting, at(3), at(9), 'involve'))
  expect(refused()).toMatchObject({ text: 'involve' })
})

it('of what only takes words away there is nothing to keep', () => {
  suggest(flow, by, (suggesting) => suggestRemoval(suggesting, at(3), at(9)))
  expect(refused()).toBeNull()
})
