// @vitest-environment jsdom
import { Flow, accept, createFlowDoc, reject, takePen, writeBlocks } from '@alongside/flow'
import { Editor } from '@tiptap/core'
import { array, assert, constantFrom, nat, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import { actKinds, doAct } from '../binding/acts.ts'
import { Desk } from '../binding/desk.ts'
import { flowPlugin } from '../binding/plugin.ts'
import { createEditorOptions } from '../create-editor-options.ts'
import { flowSchema } from '../schema.ts'
import { labels } from '../testing/open-editor.ts'
import { redrawSuggestions } from './suggestions.ts'
import * as Y from 'yjs'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 15)
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }
const schema = flowSchema()

const number = nat({ max: 999 })
const happening = record({
  /** Who acts: here in the page, where one writes or suggests, or elsewhere, where one suggests. */
  who: constantFrom('here', 'here', 'elsewhere', 'elsewhere', 'mode', 'accept', 'reject', 'undo'),
  act: record({ kind: constantFrom(...actKinds), at: number, to: number, choice: number }),
})

/** An editor in the page, and somebody elsewhere who suggests in the same text. */
function open() {
  const doc = createFlowDoc()
  takePen(doc, 1)
  writeBlocks(doc, 1, [{ text: 'Hello there' }, { text: 'World 😀' }, { list: 'task', text: 'Call' }])
  const flow = new Flow(doc)
  let isSuggesting = false
  const bound = flowPlugin({ flow, pen: () => 1, suggesting: () => isSuggesting, groupMs: 0 })
  const editor = new Editor({
    ...createEditorOptions({
      labels,
      newId: () => 'n1',
      flow: bound,
      onLink: () => {},
      onRefused: () => {},
      onPasteDropped: () => {},
    }),
    element: document.createElement('div'),
    content: bound.binding.document(schema).toJSON(),
  })
  const ben = new Desk(schema, 2, Y.encodeStateAsUpdate(doc))
  ben.isSuggesting = true
  doc.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'net' || ben.receive(update)))
  ben.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'net') Y.applyUpdate(doc, update, 'net')
  })
  const openOnes = () => [
    ...new Set([
      ...flow.suggestions.entries.map(({ suggestion }) => suggestion),
      ...flow.blocks().flatMap(({ suggestion, runs }) => [suggestion, ...runs.map((run) => run.suggestion)]),
    ]),
  ]
  return {
    editor,
    flow,
    ben,
    undo: bound.undo,
    switchMode: () => (isSuggesting = !isSuggesting),
    decide: (fate: 'accept' | 'reject', which: number) => {
      const ids = openOnes().filter((id) => id !== undefined)
      const chosen = ids[which % Math.max(ids.length, 1)]
      if (chosen !== undefined) (fate === 'accept' ? accept : reject)(flow, 1, [chosen])
    },
    close: () => {
      editor.destroy()
      ben.close()
      flow.close()
    },
  }
}

it('[E27] what is drawn after each change is what would be drawn of everything anew', () => {
  assert(
    property(array(happening, { maxLength: 25, size: 'max' }), (happenings) => {
      const page = open()
      const { editor, flow, ben } = page
      try {
        for (const { who, act } of happenings) {
          if (who === 'here') editor.view.dispatch(doAct(editor.state.tr, act, ['A', 'B', '🌱'], flow))
          else if (who === 'elsewhere') ben.act((tr) => doAct(tr, act, ['x', 'y', '🚀'], ben.flow))
          else if (who === 'mode') page.switchMode()
          else if (who === 'undo') page.undo.undo()
          else page.decide(who, act.choice)
          const drawn = editor.view.dom.innerHTML
          editor.view.dispatch(redrawSuggestions(editor.state))
          expect(drawn).toBe(editor.view.dom.innerHTML)
        }
      } finally {
        page.close()
      }
    }),
    { numRuns, ...seed },
  )
  expect.hasAssertions()
})
