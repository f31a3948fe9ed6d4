import type { OpenBlock } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { blocksToRead } from './blocks.ts'

const block = (text: string): OpenBlock => ({
  kind: 'paragraph',
  list: null,
  depth: 0,
  checked: false,
  cont: false,
  number: null,
  box: null,
  text,
  runs: [{ text, marks: ['bold'] }],
})

describe('the notes of a public copy', () => {
  it('are shown with their marks, by nobody', () => {
    expect(blocksToRead([block('Bus')])[0]?.runs).toMatchObject([
      { text: 'Bus', marks: { bold: true }, author: { name: '' }, at: 0 },
    ])
  })
})
