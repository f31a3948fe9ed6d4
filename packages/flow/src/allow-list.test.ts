import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { allowedContent, allowedTypes, isKeyAllowed, isRootAllowed } from './allow-list.ts'
import { setBlock, setMark } from './edit.ts'
import { Sheet } from './sheet.ts'

it('[F14] only the roots that a section has may stand in it', () => {
  const cell = `cell:${'a'.repeat(12)}:${'0'.repeat(12)}`
  expect(['body', 'title', 'fates', cell, 'card:x1', 'sug:x1'].filter(isRootAllowed)).toHaveLength(6)
  expect(['', 'Body', 'body ', 'cell:a:b', 'sug:', '__proto__', 'card:ü'].filter(isRootAllowed)).toEqual([])
})

it('[F14] keys are short words', () => {
  expect(['kind', 'data-x', 'a1b2'].filter(isKeyAllowed)).toHaveLength(3)
  expect(['', '__proto__', 'a b', 'x'.repeat(65)].filter(isKeyAllowed)).toEqual([])
})

it('[F14] everything that a person can write here is on the list', () => {
  const sheet = new Sheet(7, [
    { kind: 'heading', box: { id: 'q', kind: 'quote' }, text: [{ text: 'a', marks: { bold: true } }] },
  ])
  sheet.write((writing) => setBlock(writing, 0, { kind: 'code' }))
  sheet.write((writing) => setMark(writing, { block: 0, offset: 0 }, 1, 'link', { href: '/a' }))
  const items = Y.decodeUpdate(Y.encodeStateAsUpdate(sheet.doc)).structs.filter(
    (struct) => struct instanceof Y.Item,
  )
  expect(items.filter(({ content }) => !allowedContent.has(content.getRef()))).toEqual([])
  const maps = items.filter(
    ({ content }) => content instanceof Y.ContentType && content.type instanceof Y.Map,
  )
  expect(maps).toHaveLength(1)
  expect(Array.from(allowedTypes)).toEqual([1])
})

it('[F14] the list itself loads nothing, so that a gate can use it without a document', () => {
  const code = readFileSync(new URL('allow-list.ts', import.meta.url), 'utf8')
  expect(code).not.toMatch(/^import /m)
})
