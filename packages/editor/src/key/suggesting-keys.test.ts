// @vitest-environment jsdom
import {
  Flow,
  accept,
  createFlowDoc,
  readBlocks,
  takePen,
  textOf,
  writeBlocks,
  type NewBlock,
} from '@alongside/flow'
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it, onTestFinished } from 'vitest'
import { flowPlugin } from '../binding/plugin.ts'
import { createEditorOptions } from '../create-editor-options.ts'
import { flowSchema } from '../schema.ts'
import { labels, press } from '../testing/open-editor.ts'
import { suggestedLink, suggestedLook, suggestedMark } from '../view/suggestions.ts'

/** Somebody who suggests in the page, in a text that another pen has written. */
function open(...blocks: readonly NewBlock[]) {
  const doc = createFlowDoc()
  writeBlocks(doc, 1, blocks)
  takePen(doc, 2)
  const flow = new Flow(doc)
  const bound = flowPlugin({ flow, pen: () => 2, suggesting: () => true, groupMs: 0 })
  let ids = 0
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    ...createEditorOptions({
      labels,
      newId: () => `n${(ids += 1)}`,
      flow: bound,
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
  const before = readBlocks(doc)
  const startOf = (index: number) =>
    Array.from({ length: index }, (_, at) => editor.state.doc.child(at).nodeSize).reduce((a, b) => a + b, 1)
  return {
    editor,
    caret: (block: number, offset: number, to = offset) => {
      const [from, end] = [startOf(block) + offset, startOf(block) + to]
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, end)))
    },
    /** Where the caret is: the block and the offset. */
    at: () => {
      const { $head } = editor.state.selection
      return [$head.index(0), $head.parentOffset]
    },
    entries: () =>
      flow.suggestions.entries.map(({ entry }) => (entry.type === 'block' ? entry.changes : entry.type)),
    stands: () => expect(readBlocks(doc)).toEqual(before),
    accepted: () => {
      accept(flow, 3, [...new Set(flow.suggestions.entries.map(({ suggestion }) => suggestion))])
      return readBlocks(doc).map((block) => [block.kind, block.list, textOf(block)])
    },
  }
}

describe('Backspace at the start of a block, suggested', () => {
  it('[E29] makes a paragraph of a heading and joins it then, one press after the other', () => {
    const page = open({ text: 'Plan' }, { kind: 'heading', level: 2, text: 'Who' })
    page.caret(1, 0)
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual([{ kind: 'paragraph', level: null }])
    expect(page.at()).toEqual([1, 0])
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual([{ kind: 'paragraph', level: null }, 'remove'])
    expect(page.at()).toEqual([0, 4])
    page.stands()
    page.caret(1, 0)
    press(page.editor, 'Backspace')
    expect(page.entries()).toHaveLength(2)
    expect(page.at()).toEqual([0, 4])
    page.stands()
    expect(page.accepted()).toEqual([['paragraph', null, 'PlanWho']])
  })

  it('[E29] takes an item out of its list and joins it then', () => {
    const page = open({ text: 'Plan' }, { list: 'task', checked: true, text: 'Call' })
    page.caret(1, 0)
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual([{ list: null, checked: false }])
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual([{ list: null, checked: false }, 'remove'])
    expect(page.at()).toEqual([0, 4])
    page.stands()
    expect(page.accepted()).toEqual([['paragraph', null, 'PlanCall']])
  })

  it('[E29] leaves a box, and joins what stands in one box', () => {
    const box = { id: 'b', kind: 'quote' } as const
    const page = open({ text: 'Plan' }, { text: 'One', box }, { text: 'Two', box })
    page.caret(2, 0)
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual(['remove'])
    page.caret(1, 0)
    press(page.editor, 'Backspace')
    expect(page.entries()).toContainEqual({ box: null })
    press(page.editor, 'Backspace')
    expect(page.at()).toEqual([0, 4])
    page.stands()
    expect(page.accepted()).toEqual([['paragraph', null, 'PlanOneTwo']])
  })

  it('[E29] takes back first what the person suggests for the block', () => {
    const page = open({ text: 'Plan' }, { text: 'Who' })
    page.caret(1, 0)
    page.editor.commands.setHeading(2)
    expect(page.entries()).toEqual([{ kind: 'heading', level: 2 }])
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual([])
    page.editor.commands.toggleListOf('bullet')
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual([])
    press(page.editor, 'Backspace')
    expect(page.entries()).toEqual(['remove'])
    page.stands()
  })
})

describe('an empty block', () => {
  it('[E29] before the caret is suggested to go, and the caret goes on over it', () => {
    const page = open({ text: 'Plan' }, { text: '' }, { text: 'Who' })
    page.caret(2, 0)
    press(page.editor, 'Backspace')
    expect([page.entries(), page.at()]).toEqual([['remove'], [2, 0]])
    press(page.editor, 'Backspace')
    expect([page.entries(), page.at()]).toEqual([['remove'], [1, 0]])
    press(page.editor, 'Backspace')
    expect([page.entries(), page.at()]).toEqual([['remove'], [0, 4]])
    page.stands()
    expect(page.accepted()).toEqual([
      ['paragraph', null, 'Plan'],
      ['paragraph', null, 'Who'],
    ])
  })

  it('[E29] that holds the caret is suggested to go by Delete, and the caret goes on behind it', () => {
    const page = open({ text: 'Plan' }, { text: '' }, { kind: 'heading', level: 2, text: 'Who' })
    page.caret(1, 0)
    press(page.editor, 'Delete')
    expect([page.entries(), page.at()]).toEqual([['remove'], [2, 0]])
    page.caret(1, 0)
    press(page.editor, 'Delete')
    expect([page.entries(), page.at()]).toEqual([['remove'], [2, 0]])
    page.stands()
    expect(page.accepted()).toEqual([
      ['paragraph', null, 'Plan'],
      ['heading', null, 'Who'],
    ])
  })
})

it('[E29] a line across the page is selected first and suggested to go then, from both sides, and walked over', () => {
  const page = open({ text: 'Plan' }, { kind: 'divider' }, { text: 'Who' })
  page.caret(2, 0)
  press(page.editor, 'Backspace')
  press(page.editor, 'Backspace')
  expect([page.entries(), page.at()]).toEqual([['remove'], [2, 0]])
  press(page.editor, 'Backspace')
  expect([page.entries(), page.at()]).toEqual([['remove'], [0, 4]])
  press(page.editor, 'Delete')
  expect([page.entries(), page.at()]).toEqual([['remove'], [2, 0]])
  page.stands()
  const other = open({ text: 'Plan' }, { kind: 'divider' }, { text: 'Who' })
  other.caret(0, 4)
  press(other.editor, 'Delete')
  press(other.editor, 'Delete')
  expect(other.entries()).toEqual(['remove'])
  other.stands()
})

describe('Delete at the end of a block, suggested', () => {
  it.each([{ kind: 'heading', level: 2 }, { list: 'bullet' }, {}] as const)(
    '[E29] joins the next one, here %o, and the caret goes over the break',
    (look) => {
      const page = open({ text: 'Plan' }, { ...look, text: 'Who' })
      page.caret(0, 4)
      press(page.editor, 'Delete')
      expect(page.entries()).toEqual(['remove'])
      expect(page.at()).toEqual([1, 0])
      page.caret(0, 4)
      press(page.editor, 'Delete')
      expect(page.entries()).toEqual(['remove'])
      expect(page.at()).toEqual([1, 0])
      page.stands()
      expect(page.accepted()).toEqual([['paragraph', null, 'PlanWho']])
    },
  )
})

describe('what the person suggests', () => {
  it('[E30] of marks can be asked for, and is taken back by the same command', () => {
    const page = open({ text: [{ text: 'Plan ' }, { text: 'bold', marks: { bold: true } }] })
    const { editor } = page
    page.caret(0, 0, 4)
    expect(suggestedMark(editor.state, 'bold')).toBeNull()
    editor.commands.toggleBold()
    expect([suggestedMark(editor.state, 'bold'), suggestedMark(editor.state, 'italic')]).toEqual([true, null])
    page.caret(0, 0, 5)
    expect(suggestedMark(editor.state, 'bold')).toBe(false)
    page.caret(0, 0, 4)
    editor.commands.toggleBold()
    expect(page.entries()).toEqual([])
    page.caret(0, 5, 9)
    editor.commands.toggleBold()
    expect(suggestedMark(editor.state, 'bold')).toBe(false)
    editor.commands.toggleBold()
    expect([page.entries(), suggestedMark(editor.state, 'bold')]).toEqual([[], null])
    page.caret(0, 0, 4)
    editor.commands.setLink({ href: 'https://example.org' })
    expect([suggestedMark(editor.state, 'link'), suggestedLink(editor.state)]).toEqual([
      true,
      'https://example.org',
    ])
  })

  it('[E30] of a block can be asked for', () => {
    const page = open({ text: 'Plan' }, { list: 'bullet', text: 'Who' })
    const { editor } = page
    page.caret(0, 2)
    editor.commands.setHeading(2)
    expect(suggestedLook(editor.state)).toEqual({ kind: 'heading', level: 2 })
    page.caret(1, 0)
    expect(suggestedLook(editor.state)).toEqual({})
    editor.commands.toggleListOf('bullet')
    expect(suggestedLook(editor.state)).toEqual({ list: null })
    editor.commands.toggleListOf('bullet')
    expect(suggestedLook(editor.state)).toEqual({})
    editor.commands.toggleBox('quote')
    expect(suggestedLook(editor.state).box?.kind).toBe('quote')
    editor.commands.toggleBox('quote')
    expect(suggestedLook(editor.state)).toEqual({})
  })
})
