import type { OpenBlock } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { blocksToRead, isBlank } from './blocks.ts'

const block = (text: string, kind: OpenBlock['kind'] = 'paragraph'): OpenBlock => ({
  kind,
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

  it('are blank where nothing but spaces stands in them', () => {
    expect(isBlank([])).toBe(true)
    expect(isBlank([block(' ')])).toBe(true)
    expect(isBlank([block(''), block('', 'divider')])).toBe(false)
    expect(isBlank([block('Bus')])).toBe(false)
  })
})
