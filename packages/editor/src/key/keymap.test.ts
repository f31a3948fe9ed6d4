// @vitest-environment jsdom
import { Plugin } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { openEditor, paste, press, shown, type } from '../testing/open-editor.ts'
import { type ShortcutId, shortcuts } from './shortcuts.ts'

const marks: readonly ShortcutId[] = ['bold', 'italic', 'underline', 'strike', 'code', 'highlight']

/** What each shortcut that changes blocks makes of the second of two paragraphs. */
const results: Partial<Record<ShortcutId, string>> = {
  paragraph: 'p: |b',
  heading1: 'h1: |b',
  heading2: 'h2: |b',
  heading3: 'h3: |b',
  orderedList: 'ordered: |b',
  bulletList: 'bullet: |b',
  taskList: 'task: |b',
  quote: 'p {quote n1}: |b',
  codeBlock: 'code: |b',
  hardBreak: 'p: ⏎|b',
}

describe('keys', () => {
  it.each(shortcuts.filter(({ id }) => results[id] !== undefined))(
    '[E4] $id has its keys',
    ({ id, keys }) => {
      for (const key of keys) {
        const editor = openEditor([id === 'paragraph' ? 'h1: a' : 'p: a', 'p: |b'])
        expect(press(editor, key)).toBe(true)
        expect(shown(editor)[1]).toBe(results[id])
      }
    },
  )

  it.each(shortcuts.filter(({ id }) => marks.includes(id)))('[E4] $id has its key', ({ id, keys }) => {
    const editor = openEditor(['p: [a]'])
    expect(press(editor, keys[0] ?? '')).toBe(true)
    expect(editor.state.doc.firstChild?.firstChild?.marks.map((mark) => mark.type.name)).toEqual([id])
  })

  it('[E4] items go in and out, by brackets and by arrows', () => {
    const editor = openEditor(['bullet: a', 'bullet: b|'])
    for (const [key, line] of [
      ['Mod-]', 'bullet 1: b|'],
      ['Mod-[', 'bullet: b|'],
      ['Alt-Shift-ArrowRight', 'bullet 1: b|'],
      ['Alt-Shift-ArrowLeft', 'bullet: b|'],
    ] as const) {
      press(editor, key)
      expect(shown(editor)[1]).toBe(line)
    }
  })

  it('[E4] Ctrl+Enter toggles a task', () => {
    const editor = openEditor(['task: a|'])
    press(editor, 'Mod-Enter')
    expect(shown(editor)).toEqual(['task x: a|'])
  })

  it('[E4] the link key asks the page', () => {
    let asked = 0
    const editor = openEditor(['p: [a]'], { onLink: () => (asked += 1) })
    expect(press(editor, 'Mod-k')).toBe(true)
    expect(asked).toBe(1)
  })

  it('[E4] undo and redo, by key and by the browser’s menu, ask the binding', () => {
    const asked: string[] = []
    const undo = {
      undo: () => asked.push('undo') > 0,
      redo: () => asked.push('redo') > 0,
      separate: () => {},
    }
    const editor = openEditor(['p: a|'], { flow: { plugin: new Plugin({}), undo } })
    for (const key of ['Mod-z', 'Mod-y', 'Mod-Shift-z']) expect(press(editor, key)).toBe(true)
    for (const inputType of ['historyUndo', 'historyRedo']) {
      const event = new InputEvent('beforeinput', { inputType, cancelable: true })
      editor.view.dom.dispatchEvent(event)
      expect(event.defaultPrevented).toBe(true)
    }
    expect(asked).toEqual(['undo', 'redo', 'redo', 'undo', 'redo'])
  })

  it('[E4] typing is one step of undo, everything else a step of its own', () => {
    const told: string[] = []
    const undo = { undo: () => true, redo: () => true, separate: () => void told.push('|') }
    const editor = openEditor(['p: |'], { flow: { plugin: new Plugin({}), undo } })
    editor.on('transaction', ({ transaction }) => transaction.docChanged && told.push('x'))
    type(editor, 'ab')
    press(editor, 'Enter')
    press(editor, 'Backspace')
    expect(told.join('')).toBe('xxxx')
    press(editor, 'Mod-Alt-1')
    expect(told.join('')).toBe('xxxx|x|')
    paste(editor, { text: 'c' })
    expect(told.join('')).toBe('xxxx|x||x|')
    type(editor, ' **d**')
    expect(told.join('')).toBe('xxxx|x||x|xxxxxx|x|')
  })

  it('[E4] Tab always leaves the editor', () => {
    for (const line of ['p: a|', 'bullet: a|', 'code: a|', 'task: a|']) {
      const editor = openEditor([line])
      expect(press(editor, 'Tab')).toBe(false)
      expect(press(editor, 'Shift-Tab')).toBe(false)
      expect(shown(editor)).toEqual([line])
    }
  })

  it('[E11] typing while a block without text is selected goes on after it', () => {
    const editor = openEditor(['unknown: poll', 'p: a'])
    editor.commands.setNodeSelection(0)
    type(editor, 'x')
    expect(shown(editor)).toEqual(['unknown: poll', 'p: x|', 'p: a'])
  })
})
