// @vitest-environment jsdom
import {
  Flow,
  accept,
  createFlowDoc,
  suggest,
  suggestBlock,
  suggestJoin,
  suggestMark,
  suggestRemoval,
  suggestRemovalOf,
  suggestReplacement,
  suggestText,
  takePen,
  withdraw,
  writeBlocks,
  type Suggesting,
} from '@alongside/flow'
import { suggestionIdOf, type IdRange } from '@alongside/protocol'
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEditorOptions } from '../create-editor-options.ts'
import { flowPlugin } from '../binding/plugin.ts'
import { flowSchema } from '../schema.ts'
import { labels } from '../testing/open-editor.ts'
import { redrawSuggestions, showSuggestion, suggestionsAt } from './suggestions.ts'

const ben = suggestionIdOf(2, 0)
const at = (block: number, offset: number) => ({ block, offset })

/** An editor in the page on a text of three blocks, in which pen 2 can suggest. */
function open() {
  const doc = createFlowDoc()
  takePen(doc, 1)
  writeBlocks(doc, 1, [{ text: 'Hello there' }, { text: 'World' }, { list: 'task', text: 'Call' }])
  const flow = new Flow(doc)
  let mode = 'write'
  let names = new Map([[ben, { name: 'Ben', colour: 3 }]])
  const askedOf: string[] = []
  const bound = flowPlugin({ flow, pen: () => 1, suggesting: () => mode === 'suggest', groupMs: 0 })
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    ...createEditorOptions({
      labels,
      newId: () => 'n1',
      flow: bound,
      suggesterOf: (suggestion) => {
        askedOf.push(suggestion)
        return names.get(suggestion) ?? null
      },
      onLink: () => {},
      onRefused: () => {},
      onPasteDropped: () => {},
    }),
    element,
    content: bound.binding.document(flowSchema()).toJSON(),
  })
  onTestFinished(() => {
    editor.destroy()
    element.remove()
    flow.close()
  })
  const propose = (edit: (suggesting: Suggesting) => void, suggestion = ben) =>
    suggest(flow, { pen: 2, suggestion }, edit, 'net')
  const pieces = () =>
    Array.from(editor.view.dom.querySelectorAll<HTMLElement>('[data-suggests]'), (one) => [
      one.nodeName.toLowerCase(),
      one.dataset['suggests'],
      one.textContent,
      one.dataset['suggestion'],
    ])
  const copied = () => {
    const { dom, text } = editor.view.serializeForClipboard(editor.state.selection.content())
    return [dom.textContent, text]
  }
  return {
    editor,
    flow,
    propose,
    /** Of which suggestions something has been drawn since this was asked last. */
    drawn: () => [...new Set(askedOf.splice(0))],
    pieces,
    copied,
    select: (from: number, to = from) =>
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to))),
    suggesting: () => (mode = 'suggest'),
    named: (next: typeof names) => (names = next),
  }
}

describe('what is suggested', () => {
  it('[E27] is drawn as it arrives: words to come, words to go, and marks', () => {
    const { propose, pieces, editor, flow } = open()
    propose((s) => {
      suggestText(s, at(0, 5), ' you')
      suggestRemoval(s, at(1, 0), at(1, 2))
      suggestMark(s, at(1, 2), at(1, 5), 'bold', true)
    })
    expect(pieces()).toEqual([
      ['ins', 'insertion', ' you', ben],
      ['del', 'removal', 'Wo', ben],
      ['span', 'mark', 'rld', ben],
    ])
    const ins = editor.view.dom.querySelector('ins')
    expect(ins?.parentElement?.getAttribute('role')).toBe('suggestion')
    expect(ins?.parentElement?.getAttribute('aria-details')).toBe(`suggestion-${ben}`)
    expect(ins?.getAttribute('title')).toBe('Ben: new words')
    expect(ins?.dataset['author']).toBe('3')
    accept(flow, 1, [ben])
    expect(pieces()).toEqual([])
    expect(editor.getText({ blockSeparator: '|' })).toBe('Hello you there|rld|Call')
  })

  it('[E27] is drawn in the blocks concerned and not in all when another suggestion comes or goes', () => {
    const { propose, pieces, drawn, flow } = open()
    const later = suggestionIdOf(2, 1)
    propose((s) => suggestText(s, at(0, 5), ' you'))
    expect(drawn()).toEqual([ben])
    propose((s) => suggestRemoval(s, at(1, 0), at(1, 2)), later)
    expect(drawn()).toEqual([later])
    expect(pieces()).toEqual([
      ['ins', 'insertion', ' you', ben],
      ['del', 'removal', 'Wo', later],
    ])
    withdraw(flow, { pen: 2, suggestion: later })
    expect(drawn()).toEqual([])
    expect(pieces()).toEqual([['ins', 'insertion', ' you', ben]])
  })

  it('[E27] is drawn in the blocks concerned and not in all when words change with what is suggested', () => {
    const { propose, pieces, drawn, flow, editor, select, suggesting } = open()
    const later = suggestionIdOf(2, 1)
    propose((s) => suggestText(s, at(0, 5), ' you'))
    drawn()
    propose((s) => suggestReplacement(s, at(1, 0), at(1, 2), 'Un'), later)
    expect(drawn()).toEqual([later])
    accept(flow, 1, [later])
    expect(drawn()).toEqual([])
    expect(pieces()).toEqual([['ins', 'insertion', ' you', ben]])
    suggesting()
    const start = editor.state.doc.child(0).nodeSize + 1
    select(start, start + 2)
    drawn()
    editor.commands.insertContent('x')
    expect(drawn()).toEqual([suggestionIdOf(1, 0)])
    expect(pieces().map(([, is, words]) => [is, words])).toEqual([
      ['insertion', ' you'],
      ['removal', 'Un'],
      ['insertion', 'x'],
    ])
  })

  it('[E27] is said of a block in words behind it', () => {
    const { propose, editor } = open()
    propose((s) => {
      suggestJoin(s, 1)
      suggestBlock(s, 1, { list: 'bullet' })
      suggestBlock(s, 2, { checked: true })
    })
    const words = Array.from(editor.view.dom.children, (block) =>
      block instanceof HTMLElement ? block.dataset['suggestedWords'] : null,
    )
    expect(words).toEqual([
      undefined,
      'Ben: joined · Ben: becomes {"list":"bullet"}',
      'Ben: becomes {"checked":true}',
    ])
  })

  it('[E27] is put in front, and drawn anew when more is known of who suggests', () => {
    const { propose, editor, named } = open()
    propose((s) => suggestText(s, at(0, 5), ' you'))
    const active = () => editor.view.dom.querySelectorAll('ins[data-active-suggestion]').length
    editor.view.dispatch(showSuggestion(editor.state, ben))
    expect(active()).toBe(1)
    named(new Map([[ben, { name: 'Benjamin', colour: 1 }]]))
    editor.view.dispatch(redrawSuggestions(editor.state))
    expect(editor.view.dom.querySelector('ins')?.getAttribute('title')).toBe('Benjamin: new words')
    expect(active()).toBe(1)
    editor.view.dispatch(showSuggestion(editor.state, null))
    expect(active()).toBe(0)
    expect(suggestionsAt(editor.state, 8)).toEqual([ben])
    expect(suggestionsAt(editor.state, 2)).toEqual([])
  })

  it('[E26] [E27] takes in no word that is written among it', () => {
    const { propose, pieces, editor, flow, select } = open()
    propose((s) => {
      suggestText(s, at(0, 5), ' you')
      suggestRemoval(s, at(1, 0), at(1, 5))
    })
    select(8)
    editor.commands.insertContent('X')
    select(12)
    editor.commands.insertContent('Y')
    select(editor.state.doc.child(0).nodeSize + 3)
    editor.commands.insertContent('Z')
    expect(pieces()).toEqual([
      ['ins', 'insertion', ' y', ben],
      ['ins', 'insertion', 'ou', ben],
      ['del', 'removal', 'Wo', ben],
      ['del', 'removal', 'rld', ben],
    ])
    editor.commands.setTextSelection({ from: 6, to: 12 })
    editor.commands.deleteSelection()
    expect(pieces().map(([, is]) => is)).toEqual(['removal', 'removal'])
    expect(flow.suggestions.fates).toEqual([])
  })

  it('[E20] [E27] is drawn as it is made here, and mode is asked for each time', () => {
    const { editor, pieces, suggesting, select } = open()
    select(6)
    editor.commands.insertContent('!')
    suggesting()
    editor.commands.insertContent('?')
    editor.commands.setTextSelection({ from: 1, to: 3 })
    editor.commands.deleteSelection()
    expect(pieces()).toEqual([
      ['del', 'removal', 'He', suggestionIdOf(1, 1)],
      ['ins', 'insertion', '?', suggestionIdOf(1, 0)],
    ])
    expect(editor.getText({ blockSeparator: '|' })).toBe('Hello!? there|World|Call')
  })

  it('[E28] is copied without what is to go, unless only that is selected', () => {
    const { propose, copied, select, editor } = open()
    propose((s) => {
      suggestText(s, at(0, 5), ' you')
      suggestRemoval(s, at(0, 5), at(0, 11))
      suggestJoin(s, 1)
    })
    editor.commands.selectAll()
    expect(copied()[1]).toBe('Hello youWorld\n☐ Call')
    select(10, 13)
    expect(copied()[1]).toBe(' th')
    editor.view.dom.dispatchEvent(new Event('dragstart'))
    editor.commands.selectAll()
    expect(copied()[1]).toContain('there')
    editor.view.dom.dispatchEvent(new Event('copy'))
    expect(copied()[1]).not.toContain('there')
  })

  it('[E28] is copied without a line across the page that is to go, be it the first, unless only that is selected', () => {
    const { propose, copied, editor, flow } = open()
    editor.commands.insertContentAt(0, { type: 'divider' })
    propose((s) => suggestRemovalOf(s, idsOfBlock(flow, 0)))
    editor.commands.selectAll()
    expect(copied()[1]).toBe('Hello there\nWorld\n☐ Call')
    editor.commands.setNodeSelection(0)
    expect(copied()[1]).toBe('---')
    propose((s) => suggestRemoval(s, at(1, 0), at(1, 6)))
    editor.commands.insertContentAt(editor.state.doc.child(0).nodeSize + editor.state.doc.child(1).nodeSize, {
      type: 'divider',
    })
    propose((s) => suggestRemovalOf(s, idsOfBlock(flow, 2)), suggestionIdOf(2, 1))
    editor.commands.selectAll()
    expect(copied()[1]).toBe('there\nWorld\n☐ Call')
  })
})

/** The id of the marker of a block. */
function idsOfBlock(flow: Flow, index: number): IdRange[] {
  const { id } = flow.block(index)
  return id === null ? [] : [[id.client, id.clock, id.clock + 1]]
}
