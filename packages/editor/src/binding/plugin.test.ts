// @vitest-environment jsdom
import { createFlowDoc, Flow, readBlocks, takePen, textOf, writeBlocks } from '@alongside/flow'
import { EditorState, Plugin } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { flowPlugin } from './plugin.ts'

const schema = flowSchema()

function open(extra: Plugin[] = []) {
  const doc = createFlowDoc()
  writeBlocks(doc, 99, [{ text: 'one' }, { text: 'two' }])
  takePen(doc, 7)
  const flow = new Flow(doc)
  const sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void sent.push(update))
  const { plugin, binding, undo } = flowPlugin({ flow, pen: () => 7 })
  const state = EditorState.create({ doc: binding.document(schema), plugins: [plugin, ...extra] })
  return { doc, flow, sent, undo, binding, view: new EditorView(null, { state }) }
}

it('[F5] opening an editor and clicking into it writes nothing', () => {
  const { view, sent } = open()
  view.dispatch(view.state.tr.setSelection(view.state.selection))
  view.focus()
  expect(sent).toEqual([])
})

it('[F8] what is dispatched is written once, with what other plugins append to it', () => {
  const shout = new Plugin({
    appendTransaction: (transactions, _, state) =>
      transactions.some(({ docChanged }) => docChanged) && !state.doc.textContent.endsWith('!')
        ? state.tr.insertText('!', state.doc.content.size - 1)
        : null,
  })
  const { view, sent, doc } = open([shout])
  view.dispatch(view.state.tr.insertText('x', 1))
  expect(readBlocks(doc).map(textOf)).toEqual(['xone', 'two!'])
  expect(sent).toHaveLength(1)
})

it('[F5] a state that is only tried writes nothing', () => {
  const { view, sent } = open()
  view.state.apply(view.state.tr.insertText('x', 1))
  view.dispatch(view.state.tr.insertText('y', 1))
  expect(sent).toHaveLength(1)
  expect(view.state.doc.textContent).toBe('yonetwo')
})

it('[F8] what arrives is shown, and typing goes on from there', () => {
  const { view, doc, sent } = open()
  const other = createFlowDoc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  other.getText('body').insert(1, 'zero ')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
  expect(view.state.doc.textContent).toBe('zero onetwo')
  sent.length = 0
  view.dispatch(view.state.tr.insertText('!', 9))
  expect(readBlocks(doc).map(textOf)).toEqual(['zero one!', 'two'])
  expect(sent).toHaveLength(1)
})

it('[F8] what had arrived before the view was made is shown by it', () => {
  const doc = createFlowDoc()
  const flow = new Flow(doc)
  const { plugin, binding } = flowPlugin({ flow, pen: () => 7 })
  const state = EditorState.create({ doc: binding.document(schema), plugins: [plugin] })
  writeBlocks(doc, 99, [{ text: 'late' }])
  expect(new EditorView(null, { state }).state.doc.textContent).toBe('late')
})

it('[F10] the caret put elsewhere begins a new step of undo', () => {
  const { view, undo } = open()
  view.dispatch(view.state.tr.insertText('a', 1))
  view.dispatch(view.state.tr.insertText('b', 2))
  const { tr, doc } = view.state
  view.dispatch(tr.setSelection(EditorState.create({ doc }).selection))
  view.dispatch(view.state.tr.insertText('c', 3))
  undo.undo()
  expect(view.state.doc.textContent).toBe('abonetwo')
  undo.undo()
  expect(view.state.doc.textContent).toBe('onetwo')
})

it('[F8] a view that is gone hears nothing more', () => {
  const { view, doc, undo } = open()
  view.destroy()
  writeBlocks(doc, 98, [{ text: 'more' }])
  expect(undo.canUndo).toBe(false)
  expect(view.state.doc.childCount).toBe(2)
})
