// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { openEditor, press, shown, type } from '../testing/open-editor.ts'

const blocks = ({ view }: Editor): HTMLElement[] =>
  [...view.dom.children].filter((child) => child instanceof HTMLElement)
const spoken = (editor: Editor): (string | undefined)[] =>
  blocks(editor).map((block) => block.dataset['spoken'])
const signs = (editor: Editor): (string | undefined)[] =>
  blocks(editor).map((block) => block.dataset['marker'])

function checkboxOf({ view }: Editor): HTMLInputElement {
  const input = view.dom.querySelector('input')
  if (input === null) throw new Error('there is a checkbox')
  return input
}

describe('items', () => {
  it('[E10] have a drawn sign, and words for it that say list, place and level', () => {
    const editor = openEditor(['ordered: a', 'bullet 1: b', 'ordered: c', 'p: d'])
    expect(signs(editor)).toEqual(['1.', '◦', '2.', undefined])
    expect(spoken(editor)).toEqual([
      'list of 2, 1 1 level 1 ',
      'list of 1, bullet 1 level 2 ',
      '2 2 level 1 ',
      undefined,
    ])
  })

  it('[E10] are drawn anew when a block before them changes, and not when words do', () => {
    const editor = openEditor(['ordered: a|', 'ordered: b'])
    const [, second] = blocks(editor)
    type(editor, 'x')
    expect(blocks(editor)[1]).toBe(second)
    expect(signs(editor)).toEqual(['1.', '2.'])
    press(editor, 'Enter')
    expect(signs(editor)).toEqual(['1.', '2.', '3.'])
    press(editor, 'Backspace')
    expect(signs(editor)).toEqual(['1.', undefined, '1.'])
  })

  it('[E10] keep their sign when all their words are replaced at once', () => {
    const editor = openEditor(['p: a', 'bullet: b'])
    const replacement = editor.schema.node('paragraph', { list: 'bullet' }, [editor.schema.text('other')])
    editor.view.dispatch(editor.state.tr.replaceWith(3, 6, replacement))
    expect(signs(editor)).toEqual([undefined, '•'])
  })
})

describe('tasks', () => {
  it('[E10] have a checkbox that is named by what it does and by the words of the task', () => {
    const editor = openEditor(['task: water|'])
    const names = checkboxOf(editor)
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .map((id) => document.getElementById(id))
      .map((element) => element?.getAttribute('aria-label') ?? element?.textContent)
    expect(names).toEqual(['Done 1 of 1', 'water'])
  })

  it('[E10] are checked by pointer and by key, and the checkbox shows it', () => {
    const editor = openEditor(['task: a|'])
    checkboxOf(editor).click()
    expect(shown(editor)).toEqual(['task x: a|'])
    expect(checkboxOf(editor).checked).toBe(true)
    press(editor, 'Mod-Enter')
    expect(checkboxOf(editor).checked).toBe(false)
  })

  it('[E10] cannot be checked while the text is read only', () => {
    const editor = openEditor(['task: a|'])
    editor.setEditable(false)
    expect(checkboxOf(editor).disabled).toBe(true)
    checkboxOf(editor).dispatchEvent(new Event('change'))
    expect(shown(editor)).toEqual(['task: a|'])
  })

  it('[E10] take no tab stop', () => {
    expect(checkboxOf(openEditor(['task: a'])).tabIndex).toBe(-1)
  })
})

describe('boxes', () => {
  it('[E10] are one for neighbours with one id, drawn by the first and the last, said once', () => {
    const editor = openEditor(['p {quote a}: a', 'bullet {quote a}: b', 'hr {callout b}:', 'p: d'])
    const drawn = blocks(editor).map(({ dataset: { inBox, boxFirst, boxLast } }) => [
      inBox,
      boxFirst !== undefined,
      boxLast !== undefined,
    ])
    expect(drawn).toEqual([
      ['quote', true, false],
      ['quote', false, true],
      ['callout', true, true],
      [undefined, false, false],
    ])
    expect(spoken(editor)).toEqual(['quote ', 'list of 1, bullet 1 level 1 ', 'callout ', undefined])
  })
})

describe('unknown things', () => {
  it('[F7] are shown as plain boxes with the page’s words, and can be deleted but not edited', () => {
    const editor = openEditor(['p: a▪b', 'unknown: poll', 'p: c'])
    const box = blocks(editor)[1]
    expect(box?.textContent).toBe('Cannot show poll')
    expect(box?.contentEditable).toBe('false')
    expect(editor.view.dom.querySelector('span')?.textContent).toBe('Cannot show star')
    editor.commands.setNodeSelection(5)
    press(editor, 'Delete')
    expect(shown(editor)).toEqual(['p: a▪b', 'p: |c'])
  })
})

describe('an empty text', () => {
  it('shows the hint until something stands in it', () => {
    const editor = openEditor(['p: |'])
    expect(blocks(editor)[0]?.dataset['hint']).toBe('Write here')
    type(editor, 'a')
    expect(blocks(editor)[0]?.dataset['hint']).toBeUndefined()
  })
})
