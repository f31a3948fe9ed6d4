import type { AnySource, DeclaredSource } from '@alongside/protocol'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { insertText } from './edit.ts'
import { Sheet } from './sheet.ts'
import { declareSources, sourcesIn } from './sources.ts'
import { write } from './writing.ts'

const source = (clock: number): DeclaredSource => ({
  client: 7,
  clock,
  length: 2,
  from: { section: null, client: 5, clock: 0 },
})

/** What the one who hears of each update reads of where its words were taken from. */
function heard(sheet: Sheet): (readonly AnySource[])[] {
  const all: (readonly AnySource[])[] = []
  sheet.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    all.push(sourcesIn(transaction))
  })
  return all
}

it('[F40] what a transaction says of where its words came from is heard with its update', () => {
  const sheet = new Sheet(7)
  const all = heard(sheet)
  write(sheet.flow, 7, (writing) => {
    insertText(writing, { block: 0, offset: 0 }, 'abcd')
    declareSources(writing.transaction, [source(0)])
    declareSources(writing.transaction, [])
    declareSources(writing.transaction, [source(2)])
  })
  expect(all).toEqual([[source(0), source(2)]])
})

it('[F40] a transaction that says nothing has none, whatever the one before said', () => {
  const sheet = new Sheet(7)
  const all = heard(sheet)
  write(sheet.flow, 7, (writing) => {
    insertText(writing, { block: 0, offset: 0 }, 'ab')
    declareSources(writing.transaction, [source(0)])
  })
  sheet.write((writing) => insertText(writing, { block: 0, offset: 2 }, 'cd'))
  expect(all).toEqual([[source(0)], []])
})
