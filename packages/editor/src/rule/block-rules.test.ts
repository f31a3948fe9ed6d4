// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { openEditor, press, shown, type } from '../testing/open-editor.ts'

function typed(text: string, ...lines: string[]): string[] {
  const editor = openEditor(lines.length === 0 ? ['p: |'] : lines)
  type(editor, text)
  return shown(editor)
}

/** What is typed, as pieces `text: marks`. */
function markedBy(text: string): string[] {
  const editor = openEditor(['p: |'])
  type(editor, text)
  const pieces = editor.state.doc.firstChild?.content.content ?? []
  return pieces.map((node) => `${node.text}: ${node.marks.map((mark) => mark.type.name).join(' ')}`)
}

describe('signs at the start of a block', () => {
  it('[E5] make headings, lists, tasks, quotes, code and dividers', () => {
    expect(typed('# a')).toEqual(['h1: a|'])
    expect(typed('### a')).toEqual(['h3: a|'])
    expect(typed('- a')).toEqual(['bullet: a|'])
    expect(typed('* a')).toEqual(['bullet: a|'])
    expect(typed('1. a')).toEqual(['ordered: a|'])
    expect(typed('5) a')).toEqual(['ordered =5: a|'])
    expect(typed('[] a')).toEqual(['task: a|'])
    expect(typed('[ ] a')).toEqual(['task: a|'])
    expect(typed('[x] a')).toEqual(['task x: a|'])
    expect(typed('> a')).toEqual(['p {quote n1}: a|'])
    expect(typed('```a')).toEqual(['code: a|'])
    expect(typed('---a')).toEqual(['hr:', 'p: a|'])
  })

  it('[E5] go on counting where the number is the next one anyway', () => {
    expect(typed('3. c', 'ordered: a', 'ordered: b', 'p: |')).toEqual([
      'ordered: a',
      'ordered: b',
      'ordered: c|',
    ])
    expect(typed('1. c', 'ordered: a', 'p: |')).toEqual(['ordered: a', 'ordered =1: c|'])
  })

  it('[E5] keep the words and the box that are there already', () => {
    expect(typed('- ', 'p {quote q}: |words')).toEqual(['bullet {quote q}: |words'])
    expect(typed('[] ', 'bullet: a', 'bullet 1: |b')).toEqual(['bullet: a', 'task 1: |b'])
  })

  it('[E5] stay text inside a block, in code, in headings for years, and where they would change nothing', () => {
    expect(typed(' - b', 'p: a|')).toEqual(['p: a - b|'])
    expect(typed('# a', 'code: |')).toEqual(['code: # a|'])
    expect(typed('2026. a')).toEqual(['p: 2026. a|'])
    expect(typed('- a', 'bullet: |')).toEqual(['bullet: - a|'])
    expect(typed('```', 'p: |words')).toEqual(['p: ```|words'])
  })

  it('[E5] become text again by Backspace', () => {
    const editor = openEditor(['p: |'])
    type(editor, '# ')
    press(editor, 'Backspace')
    expect(shown(editor)).toEqual(['p: # |'])
  })
})

describe('signs round words', () => {
  it('[E5] make bold, italic, strike and code', () => {
    expect(markedBy('**a b**')).toEqual(['a b: bold'])
    expect(markedBy('*a*')).toEqual(['a: italic'])
    expect(markedBy('~~a~~')).toEqual(['a: strike'])
    expect(markedBy('`a`')).toEqual(['a: code'])
  })

  it('[E5] do nothing for underscores, as in names of files', () => {
    expect(markedBy('_a_ __b__')).toEqual(['_a_ __b__: '])
  })

  it('[E5] an address becomes a link once it is followed by a space', () => {
    expect(markedBy('see https://example.org now')).toEqual(['see : ', 'https://example.org: link', ' now: '])
    expect(markedBy('notes.md now')).toEqual(['notes.md now: '])
  })
})
