// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { openEditor, shown, stepsOf } from '../testing/open-editor.ts'

const after = (act: (editor: Editor) => unknown, ...lines: string[]): string[] => {
  const editor = openEditor(lines)
  act(editor)
  return shown(editor)
}

describe('kinds', () => {
  it('[E1] make a heading of an item, which leaves its list and keeps its box', () => {
    const editor = openEditor(['task 1 x {quote a}: wo|rds'])
    const steps = stepsOf(editor, () => editor.commands.setHeading(2))
    expect(steps).toEqual(['replaceAround'])
    expect(shown(editor)).toEqual(['h2 {quote a}: wo|rds'])
  })

  it('[E1] change every block of a selection, but not one that it only reaches', () => {
    const heading = (editor: Editor) => editor.commands.setHeading(1)
    expect(after(heading, 'p: o[ne', 'code: two', 'p: ]three')).toEqual(['h1: o[ne', 'h1: two', 'p: ]three'])
  })

  it('[E1] make one block of code of several, and one paragraph of it again', () => {
    const editor = openEditor(['p: o[ne', 'bullet: two⏎three', 'p: fo]ur'])
    editor.commands.toggleCodeBlock()
    expect(shown(editor)).toEqual(['code: o[ne⏎two⏎three⏎fo]ur'])
    editor.commands.toggleCodeBlock()
    expect(shown(editor)).toEqual(['p: o[ne⏎two⏎three⏎fo]ur'])
  })

  it('[E1] keep an unknown embed in code', () => {
    expect(after((editor) => editor.commands.toggleCodeBlock(), 'p: a▪|b')).toEqual(['code: a▪|b'])
  })

  it('[E1] leave dividers and unknown blocks alone', () => {
    const all = (editor: Editor) => editor.chain().selectAll().setHeading(1).run()
    expect(
      after(all, 'hr:', 'p: a', 'unknown: poll')
        .slice(0, 3)
        .map((line) => line.slice(0, 2)),
    ).toEqual(['hr', 'h1', 'un'])
  })
})

describe('lists', () => {
  it('[E1] are put on and taken off', () => {
    const editor = openEditor(['p: [a', 'h1: b', 'ordered 1: c]'])
    editor.commands.toggleListOf('bullet')
    expect(shown(editor)).toEqual(['bullet: [a', 'bullet: b', 'bullet: c]'])
    editor.commands.toggleListOf('bullet')
    expect(shown(editor)).toEqual(['p: [a', 'p: b', 'p: c]'])
  })

  it('[E1] change their kind at the depth that the item is shown with', () => {
    const toTask = (editor: Editor) => editor.commands.toggleListOf('task')
    expect(after(toTask, 'bullet: a', 'bullet 5: b|')).toEqual(['bullet: a', 'task 1: b|'])
  })

  it('[E1] let items in by one level, never more than one below the item above', () => {
    const indent = (editor: Editor) => editor.commands.indent()
    expect(after(indent, 'bullet: a', 'bullet: b|')).toEqual(['bullet: a', 'bullet 1: b|'])
    expect(after(indent, 'bullet: a', 'bullet 1: b|')).toEqual(['bullet: a', 'bullet 1: b|'])
    expect(after(indent, 'bullet: |a')).toEqual(['bullet: |a'])
    expect(after(indent, 'bullet: a', 'bullet: [b', 'bullet: c]')).toEqual([
      'bullet: a',
      'bullet 1: [b',
      'bullet 1: c]',
    ])
  })

  it('[E1] take further paragraphs along, in and out', () => {
    const editor = openEditor(['bullet: a', 'bullet: b|', 'cont: c', 'bullet: d'])
    editor.commands.indent()
    expect(shown(editor)).toEqual(['bullet: a', 'bullet 1: b|', 'cont 1: c', 'bullet: d'])
    editor.commands.outdent()
    expect(shown(editor)).toEqual(['bullet: a', 'bullet: b|', 'cont: c', 'bullet: d'])
    editor.commands.outdent()
    expect(shown(editor)).toEqual(['bullet: a', 'p: b|', 'p: c', 'bullet: d'])
  })

  it('[E1] take in a paragraph after them as a further paragraph of the item', () => {
    const editor = openEditor(['bullet: a', 'bullet 1: b', 'p: c|'])
    editor.commands.indent()
    expect(shown(editor)[2]).toBe('cont 1: c|')
    editor.commands.outdent()
    editor.commands.outdent()
    expect(shown(editor)[2]).toBe('p: c|')
  })

  it('[E1] check all selected tasks, or uncheck them when all are checked', () => {
    const editor = openEditor(['task x: [a', 'p: b', 'task: c]'])
    editor.commands.toggleTask()
    expect(shown(editor)).toEqual(['task x: [a', 'p: b', 'task x: c]'])
    editor.commands.toggleTask()
    expect(shown(editor)).toEqual(['task: [a', 'p: b', 'task: c]'])
  })
})

describe('boxes', () => {
  it('[E1] are put round all selected blocks under one new id, and taken off', () => {
    const editor = openEditor(['p: [a', 'hr:', 'bullet: b]'])
    editor.commands.toggleBox('callout')
    expect(shown(editor)).toEqual(['p {callout n1}: [a', 'hr {callout n1}:', 'bullet {callout n1}: b]'])
    editor.commands.toggleBox('callout')
    expect(shown(editor)).toEqual(['p: [a', 'hr:', 'bullet: b]'])
  })

  it('[E1] take in blocks beside them', () => {
    const quote = (editor: Editor) => editor.commands.toggleBox('quote')
    expect(after(quote, 'p {quote a}: [a', 'p: b]')).toEqual(['p {quote a}: [a', 'p {quote a}: b]'])
  })
})

describe('insertions', () => {
  it('[E1] put a divider before, after or between the halves of a block', () => {
    const divider = (editor: Editor) => editor.commands.insertDivider()
    expect(after(divider, 'p {quote a}: |ab')).toEqual(['hr {quote a}:', 'p {quote a}: |ab'])
    expect(after(divider, 'p: a|b')).toEqual(['p: a', 'hr:', 'p: |b'])
    expect(after(divider, 'p: ab|')).toEqual(['p: ab', 'hr:', 'p: |'])
    expect(after(divider, 'p: ab|', 'h1: c')).toEqual(['p: ab', 'hr:', 'h1: |c'])
  })

  it('[E1] start a new line in a paragraph and in code', () => {
    const line = (editor: Editor) => editor.commands.insertHardBreak()
    expect(after(line, 'p: a|b')).toEqual(['p: a⏎|b'])
    expect(after(line, 'code: a|b')).toEqual(['code: a⏎|b'])
    const code = openEditor(['code: a|b'])
    code.commands.insertHardBreak()
    expect(code.state.doc.textContent).toBe('a\nb')
  })
})
