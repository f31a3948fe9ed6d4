import type { Row } from '@alongside/storage'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { eraseLetters } from './erase.ts'

const pen = 7
const file = { file: 'Letter from Olga.docx', claim: 'Olga' }
const fromFile = (clock: number, length: number) => ({ client: pen, clock, length, from: file })
const place = { section: 'plan000000000000', client: 3, clock: 0, upTo: 4 }
const fromPlace = { client: pen, clock: 9, length: 6, from: place }

/** A row in which nine letters came from a file and six from another place. */
function rowWith(sources: Row['sources']) {
  const doc = new Y.Doc()
  doc.clientID = pen
  doc.getText('body').insert(0, 'Dear all. Mine.')
  return { seq: 1, bytes: Y.encodeStateAsUpdate(doc), sources }
}

const erased = (from: number, to: number) => [{ client: pen, from, to }]

it('[S53] a file is named no more once no letter of it is left in a row, and a place goes on being named', () => {
  const row = rowWith([fromFile(0, 9), fromPlace])
  const [some] = eraseLetters([row], erased(0, 5)).rows
  expect(some?.sources).toBeUndefined()
  expect(eraseLetters([row], erased(0, 15)).rows).toMatchObject([{ sources: [fromPlace] }])
  // What is left of it goes later.
  expect(eraseLetters([{ ...row, ...some }], erased(5, 9)).rows).toMatchObject([{ sources: [fromPlace] }])
})

it('[S53] of two files in a row the one goes of which nothing is left', () => {
  const row = rowWith([fromFile(0, 5), { ...fromFile(5, 4), from: { file: 'notes.md' } }])
  expect(eraseLetters([row], erased(5, 9)).rows).toMatchObject([{ sources: [fromFile(0, 5)] }])
})
