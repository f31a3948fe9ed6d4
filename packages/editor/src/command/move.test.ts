// @vitest-environment jsdom
import { accept, readBlocks, suggest, suggestReplacement, textOf } from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { lettersOf, openBound, said } from '../testing/open-bound.ts'
import { openEditor, press, shown } from '../testing/open-editor.ts'

/** What the editor shows after a key was pressed, so often. */
function after(key: 'up' | 'down', times: number, ...lines: string[]): string[] {
  const editor = openEditor(lines)
  for (let at = 0; at < times; at++)
    expect(press(editor, key === 'up' ? 'Alt-Shift-ArrowUp' : 'Alt-Shift-ArrowDown')).toBe(true)
  return shown(editor)
}

describe('moving blocks by key', () => {
  it('[E33] takes the selected blocks and the selection along, and stops at the ends', () => {
    expect(after('up', 1, 'p: one', 'h2: t|wo', 'p: three')).toEqual(['h2: t|wo', 'p: one', 'p: three'])
    expect(after('down', 1, 'p: o[ne', 'p: tw]o', 'p: three')).toEqual(['p: three', 'p: o[ne', 'p: tw]o'])
    expect(after('down', 9, 'p: |', 'p: a', 'p: b')).toEqual(['p: a', 'p: b', 'p: |'])
    expect(after('up', 1, 'p: on|e', 'p: two')).toEqual(['p: on|e', 'p: two'])
    expect(after('up', 1, 'hr:', 'code: a⏎|b')).toEqual(['code: a⏎|b', 'hr:'])
  })

  it('[E33] moves a picture that is selected, and what is selected whole stays', () => {
    const editor = openEditor(['p: a', 'p: b', 'img: house'])
    editor.commands.setNodeSelection(6)
    press(editor, 'Alt-Shift-ArrowUp')
    expect(shown(editor)).toEqual(['p: a', 'img: house (selected)', 'p: b'])
    editor.commands.selectAll()
    press(editor, 'Alt-Shift-ArrowUp')
    expect(editor.state.doc.childCount).toBe(3)
    expect(editor.state.doc.child(1).type.name).toBe('image')
  })

  it('[E33] moves an item with all that belongs to it over another with all that belongs to that', () => {
    const list = [
      'bullet: a',
      'bullet 1: a1',
      'cont 1: more',
      'bullet: b|',
      'cont: more',
      'bullet 1: b1',
      'p: end',
    ]
    const up = [
      'bullet: b|',
      'cont: more',
      'bullet 1: b1',
      'bullet: a',
      'bullet 1: a1',
      'cont 1: more',
      'p: end',
    ]
    expect(after('up', 1, ...list)).toEqual(up)
    expect(after('down', 1, ...up)).toEqual(list)
    expect(after('up', 2, 'bullet: a', 'bullet: b', 'bullet 1: c|')).toEqual([
      'bullet 1: c|',
      'bullet: a',
      'bullet: b',
    ])
  })

  it('[E33] goes into the box that it comes to stand in, and out of the one that it leaves', () => {
    const quote = ['p {quote q}: a', 'p {quote q}: b']
    expect(after('up', 1, ...quote, 'p: c|')).toEqual(['p {quote q}: a', 'p {quote q}: c|', 'p {quote q}: b'])
    expect(after('down', 1, 'p {quote q}: a', 'p {quote q}: b|', 'p: c')).toEqual([
      'p {quote q}: a',
      'p: c',
      'p: b|',
    ])
    expect(after('down', 1, 'p {quote q}: a|', 'p {quote q}: b')).toEqual([
      'p {quote q}: b',
      'p {quote q}: a|',
    ])
    expect(after('down', 1, 'p {quote q}: a|', 'p: b')).toEqual(['p: b', 'p {quote q}: a|'])
  })

  it('[E33] declares where the words come from, keeps those that stay, and is undone by itself', () => {
    const page = openBound([
      [1, { text: 'one' }, { kind: 'heading', level: 1, text: 'two' }, { text: 'three' }],
    ])
    const before = lettersOf(page.flow.blocks())
    page.editor.commands.setTextSelection(8)
    press(page.editor, 'Alt-Shift-ArrowUp')
    const now = lettersOf(page.flow.blocks())
    expect(readBlocks(page.doc).map((block) => [block.kind, textOf(block)])).toEqual([
      ['heading', 'two'],
      ['paragraph', 'one'],
      ['paragraph', 'three'],
    ])
    expect(said(page.heard, now, before)).toEqual(['two < two'])
    expect(page.flow.block(1).runs[0]?.client).toBe(1)
    page.undo.undo()
    expect(shown(page.editor)).toEqual(['p: one', 'h1: tw|o', 'p: three'])
  })

  it('[E33] leaves what is suggested in them where it is, and brings the other block over them', () => {
    const box = { id: 'q', kind: 'quote' as const }
    const page = openBound([
      [1, { text: 'one' }, { text: 'two' }, { text: 'three', box }, { text: 'four', box }],
    ])
    const ben = { pen: 2, suggestion: suggestionIdOf(2, 0) }
    const place = (offset: number) => ({ block: 1, offset })
    suggest(page.flow, ben, (suggesting) => suggestReplacement(suggesting, place(1), place(3), 'oo'))
    const before = lettersOf(page.flow.blocks())
    page.editor.commands.setTextSelection(7)
    press(page.editor, 'Alt-Shift-ArrowUp')
    expect(shown(page.editor).slice(0, 2)).toEqual(['p: t|wooo', 'p: one'])
    expect(said(page.heard, lettersOf(page.flow.blocks()), before)).toEqual(['one < one'])
    for (let at = 0; at < 2; at++) press(page.editor, 'Alt-Shift-ArrowDown')
    expect(shown(page.editor)).toEqual([
      'p: one',
      'p {quote q}: three',
      'p {quote q}: t|wooo',
      'p {quote q}: four',
    ])
    accept(page.flow, 7, [ben.suggestion])
    expect(readBlocks(page.doc).map(textOf)).toEqual(['one', 'three', 'too', 'four'])
  })

  it('[E33] is suggested by someone who suggests, and moves on from there', () => {
    const page = openBound([[1, { text: 'one' }, { text: 'two' }, { text: 'three' }]])
    const before = lettersOf(page.flow.blocks())
    page.suggesting = true
    page.editor.commands.setTextSelection(13)
    press(page.editor, 'Alt-Shift-ArrowUp')
    expect(shown(page.editor)).toEqual(['p: one', 'p: th|ree', 'p: two', 'p: three'])
    expect(said(page.heard, lettersOf(page.flow.blocks()), before)).toEqual(['three < three'])
    const middle = lettersOf(page.flow.blocks())
    page.heard.length = 0
    press(page.editor, 'Alt-Shift-ArrowUp')
    expect(shown(page.editor)).toEqual(['p: th|ree', 'p: one', 'p: two', 'p: three'])
    expect(said(page.heard, lettersOf(page.flow.blocks()), middle)).toEqual(['three < three'])
    expect(readBlocks(page.doc).map(textOf)).toEqual(['one', 'two', 'three'])
  })
})
