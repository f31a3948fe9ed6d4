// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { openEditor, press, shown, stepsOf } from '../testing/open-editor.ts'

/** What the editor shows after each press of the key. */
function presses(key: string, times: number, ...lines: string[]): string[][] {
  const editor = openEditor(lines)
  return Array.from({ length: times }, () => {
    press(editor, key)
    return shown(editor)
  })
}

describe('Backspace at the start of a block', () => {
  it('[E3] leaves the list, then the box, then joins', () => {
    expect(presses('Backspace', 3, 'p: a', 'bullet 2 {quote q}: |b')).toEqual([
      ['p: a', 'p {quote q}: |b'],
      ['p: a', 'p: |b'],
      ['p: a|b'],
    ])
  })

  it('[E3] makes a paragraph of a heading and of code first', () => {
    expect(presses('Backspace', 2, 'p: a', 'h2: |b')).toEqual([['p: a', 'p: |b'], ['p: a|b']])
    expect(presses('Backspace', 1, 'p: a', 'code: |b⏎c')).toEqual([['p: a', 'p: |b⏎c']])
  })

  it('[E3] joins within one box', () => {
    expect(presses('Backspace', 1, 'p {quote q}: a', 'p {quote q}: |b')).toEqual([['p {quote q}: a|b']])
  })

  it('[E3] takes away one boundary and no character', () => {
    const editor = openEditor(['h1: a', 'p: |b'])
    expect(stepsOf(editor, () => press(editor, 'Backspace'))).toEqual(['replace'])
    expect(shown(editor)).toEqual(['h1: a|b'])
  })

  it('[E3] takes away an empty block before it, and keeps its own kind', () => {
    expect(presses('Backspace', 1, 'h1:', 'p: |b')).toEqual([['p: |b']])
  })

  it('[E3] selects a divider or unknown block before it, and deletes it when pressed again', () => {
    expect(presses('Backspace', 2, 'p: a', 'hr:', 'p: |b')).toEqual([
      ['p: a', 'hr: (selected)', 'p: b'],
      ['p: a', 'p: |b'],
    ])
    expect(presses('Backspace', 1, 'unknown: poll', 'p: |')).toEqual([['unknown: poll (selected)']])
  })

  it('[E3] does nothing at the very start', () => {
    expect(presses('Backspace', 1, 'p: |a')).toEqual([['p: |a']])
  })

  it('[E3] deletes a selection over several blocks in one step', () => {
    const editor = openEditor(['h1: a[b', 'p: c', 'bullet: d]e'])
    expect(stepsOf(editor, () => press(editor, 'Backspace'))).toEqual(['replace'])
    expect(shown(editor)).toEqual(['h1: a|e'])
  })
})

describe('Delete at the end of a block', () => {
  it('[E3] joins the next block', () => {
    expect(presses('Delete', 1, 'p: a|', 'bullet: b')).toEqual([['p: a|b']])
  })

  it('[E3] takes away an empty block, and the next one keeps its kind', () => {
    expect(presses('Delete', 1, 'p: |', 'h1: b')).toEqual([['h1: |b']])
  })

  it('[E3] selects a divider after it', () => {
    expect(presses('Delete', 2, 'p: a|', 'hr:', 'p: b')).toEqual([
      ['p: a', 'hr: (selected)', 'p: b'],
      ['p: a', 'p: |b'],
    ])
    expect(presses('Delete', 1, 'p: |', 'hr:')).toEqual([['hr: (selected)']])
  })

  it('[E3] does nothing at the very end', () => {
    expect(presses('Delete', 1, 'p: a|')).toEqual([['p: a|']])
  })
})
