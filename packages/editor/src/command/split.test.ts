// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { openEditor, press, shown, stepsOf, type } from '../testing/open-editor.ts'

const enter = (...lines: string[]): string[] => {
  const editor = openEditor(lines)
  press(editor, 'Enter')
  return shown(editor)
}

describe('Enter', () => {
  it('[E2] splits a block in one step and takes list, depth and box over', () => {
    const editor = openEditor(['bullet 1 {quote a}: one|two'])
    const steps = stepsOf(editor, () => press(editor, 'Enter'))
    expect(steps).toEqual(['replace'])
    expect(shown(editor)).toEqual(['bullet 1 {quote a}: one', 'bullet 1 {quote a}: |two'])
  })

  it('[E2] begins a new task unchecked', () => {
    expect(enter('task x: done|')).toEqual(['task x: done', 'task: |'])
  })

  it('[E2] goes on with a paragraph after a heading, and with a heading inside one', () => {
    expect(enter('h2 {callout a}: Title|')).toEqual(['h2 {callout a}: Title', 'p {callout a}: |'])
    expect(enter('h2: Ti|tle')).toEqual(['h2: Ti', 'h2: |tle'])
  })

  it('[E2] puts the new block before the old one at its start, which keeps its kind', () => {
    expect(enter('h1: |Title')).toEqual(['p:', 'h1: |Title'])
    expect(enter('task x: |done')).toEqual(['task:', 'task x: |done'])
    expect(enter('ordered =4: |four')).toEqual(['ordered =4:', 'ordered: |four'])
  })

  it('[E2] goes out level by level in an empty item, then out of the list, then out of the box', () => {
    const editor = openEditor(['bullet {quote a}: one', 'bullet 1 {quote a}: two', 'bullet 1 {quote a}: |'])
    press(editor, 'Enter')
    expect(shown(editor)[2]).toBe('bullet {quote a}: |')
    press(editor, 'Enter')
    expect(shown(editor)[2]).toBe('p {quote a}: |')
    press(editor, 'Enter')
    expect(shown(editor)[2]).toBe('p: |')
    press(editor, 'Enter')
    expect(shown(editor).slice(2)).toEqual(['p:', 'p: |'])
  })

  it('[E2] replaces a selection over several blocks by one break', () => {
    expect(enter('p: a[b', 'h1: c', 'p: d]e')).toEqual(['p: a', 'p: |e'])
  })

  it('[E2] is a new line in code, and twice at its end leaves it', () => {
    const editor = openEditor(['code: a|'])
    press(editor, 'Enter')
    expect(shown(editor)).toEqual(['code: a⏎|'])
    press(editor, 'Enter')
    expect(shown(editor)).toEqual(['code: a', 'p: |'])
  })

  it('[E2] keeps bold and gives up the link for what is typed next', () => {
    const editor = openEditor(['p: [word]'])
    editor.chain().toggleBold().setLink({ href: 'https://a.example' }).run()
    editor.commands.setTextSelection(5)
    press(editor, 'Enter')
    type(editor, 'x')
    expect(editor.state.doc.lastChild?.firstChild?.marks.map((mark) => mark.type.name)).toEqual(['bold'])
  })

  it('[E2] goes on after a selected divider', () => {
    const editor = openEditor(['p: a', 'hr:', 'p: b'])
    editor.commands.setNodeSelection(3)
    press(editor, 'Enter')
    expect(shown(editor)).toEqual(['p: a', 'hr:', 'p: |', 'p: b'])
  })
})

describe('Ctrl+Enter', () => {
  it('[E2] leaves code from anywhere in it', () => {
    const editor = openEditor(['code: a|b'])
    press(editor, 'Mod-Enter')
    expect(shown(editor)).toEqual(['code: ab', 'p: |'])
  })
})
