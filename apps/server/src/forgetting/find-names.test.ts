import { createFlowDoc } from '@alongside/flow'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { readLetters } from '../reader/read-letters.ts'
import { namesInSection, namesInWords } from './find-names.ts'

const found = (text: string, name: string) =>
  namesInWords(text, name).map(({ from, to }) => text.slice(from, to))

describe('a name in words', () => {
  it('is found whole, and by each part of three letters or more', () => {
    expect(found('Mary Jo Smith said so. Smith, and MARY, and Jo.', 'Mary Jo Smith')).toEqual([
      'Mary Jo Smith',
      'Smith',
      'MARY',
    ])
    expect(found('Li Po was here; Li was not.', 'Li Po')).toEqual(['Li Po'])
  })

  it('is found whatever its case and accents are, and with an s behind it', () => {
    expect(found('søren, SØREN and Sören; José, jose', 'Søren José')).toEqual([
      'søren',
      'SØREN',
      'José',
      'jose',
    ])
    expect(found("Asha’s cup, Asha's cup, Ashas kop", 'Asha Rahman')).toEqual(['Asha', 'Asha', 'Asha'])
  })

  it('is not found inside other words, and a name without letters nowhere', () => {
    expect(found('Annabel and Joanna saw Ann-Marie', 'Ann Lee')).toEqual(['Ann'])
    expect(found('… what?', '…')).toEqual([])
  })
})

describe('names in a section', () => {
  function written(): { doc: Y.Doc; updates: Uint8Array[] } {
    const doc = createFlowDoc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    return { doc, updates }
  }

  it('are found by how the text reads, whoever typed which letter', () => {
    const { doc, updates } = written()
    doc.clientID = 7
    doc.getText('body').insert(0, 'Ask Mry.')
    doc.clientID = 9
    doc.getText('body').insert(5, 'a')
    expect(namesInSection(readLetters(doc, updates), ['Mary'])).toEqual([
      [
        { client: 7, clock: 4, length: 1 },
        { client: 9, clock: 0, length: 1 },
        { client: 7, clock: 5, length: 2 },
      ],
    ])
  })

  it('are found where they were deleted, once each', () => {
    const { doc, updates } = written()
    doc.clientID = 7
    for (const letter of 'Mary and Mary') doc.getText('body').insert(doc.getText('body').length, letter)
    doc.getText('body').delete(0, 5)
    expect(namesInSection(readLetters(doc, updates), ['Mary'])).toEqual([
      [{ client: 7, clock: 9, length: 4 }],
      [{ client: 7, clock: 0, length: 4 }],
    ])
  })
})
