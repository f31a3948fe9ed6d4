import { type EditorEvents, Editor } from '@tiptap/core'
import { type FlowEditorOptions, createEditorOptions } from '../create-editor-options.ts'
import type { Labels } from '../view/labels.ts'
import { EditorState } from '@tiptap/pm/state'
import { onTestFinished } from 'vitest'
import { parse, print } from './notation.ts'

/** Labels that say plainly which of them was used. */
export const labels: Labels = {
  editor: 'Text',
  hint: 'Write here',
  item: ({ list, number, position, size, depth }, first) =>
    `${first ? `list of ${size}, ` : ''}${list === 'ordered' ? number : list} ${position} level ${depth + 1}`,
  task: ({ position, size }) => `Done ${position} of ${size}`,
  box: (kind) => kind,
  pictureUndescribed: 'Not described',
  pictureMissing: (alt) => `Cannot load ${alt}`,
  unknownBlock: (kind) => `Cannot show ${kind}`,
  unknownEmbed: (kind) => `Cannot show ${kind}`,
  suggestion: {
    insertion: 'new words',
    removal: 'words go',
    beginning: 'new block',
    blockRemoval: 'block goes',
    join: 'joined',
    look: (look) => `becomes ${JSON.stringify(look)}`,
    mark: (name, on) => `${on ? 'with' : 'without'} ${name}`,
    by: (name, what) => `${name}: ${what}`,
  },
}

/** An editor in the page until the test ends, with the document that the lines describe. */
export function openEditor(lines: readonly string[], options: Partial<FlowEditorOptions> = {}): Editor {
  let ids = 0
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    ...createEditorOptions({
      labels,
      newId: () => `n${(ids += 1)}`,
      onLink: () => undefined,
      onRefused: () => undefined,
      onPasteDropped: () => undefined,
      ...options,
    }),
    element,
  })
  onTestFinished(() => {
    editor.destroy()
    element.remove()
  })
  const { doc, selection } = parse(editor.schema, lines)
  const { plugins } = editor.state
  editor.view.updateState(EditorState.create({ doc, selection, plugins: [...plugins] }))
  return editor
}

/** The lines that describe what the editor holds, with its selection. */
export function shown(editor: Editor): string[] {
  return print(editor.state)
}

/** Presses a key as a keyboard would, written as in the list of shortcuts; says whether the editor took it. */
export function press(editor: Editor, key: string): boolean {
  const parts = key.split('-')
  const name = parts.pop() ?? ''
  const event = new KeyboardEvent('keydown', {
    key: name,
    ctrlKey: parts.includes('Mod'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    cancelable: true,
    bubbles: true,
  })
  editor.view.dom.dispatchEvent(event)
  return event.defaultPrevented
}

/** Types text letter by letter, as ProseMirror hears of it. */
export function type(editor: Editor, text: string): void {
  const { view } = editor
  for (const letter of text) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(letter)
    const isTaken = view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, insert))
    if (isTaken !== true) view.dispatch(insert())
  }
}

/** The steps that the action dispatches, by their names in JSON. */
export function stepsOf(editor: Editor, act: () => void): string[] {
  const steps: string[] = []
  const note = ({ transaction }: EditorEvents['transaction']): void => {
    steps.push(...transaction.steps.map((step) => String(step.toJSON().stepType)))
  }
  editor.on('transaction', note)
  act()
  editor.off('transaction', note)
  return steps
}

/** What is on the clipboard. */
export interface Clip {
  readonly html?: string
  readonly text?: string
}

/** What copying the selection puts on the clipboard. */
export function copied({ view }: Editor): Required<Clip> {
  const { dom, text } = view.serializeForClipboard(view.state.selection.content())
  return { html: dom.innerHTML, text }
}

/** Pastes what is on the clipboard, as a browser would. */
export function paste({ view }: Editor, { html = '', text = '' }: Clip): void {
  const held: Readonly<Record<string, string>> = { 'text/html': html, 'text/plain': text }
  const event = new Event('paste', { cancelable: true, bubbles: true })
  const clipboardData = { getData: (type: string) => held[type] ?? '', files: [], items: [] }
  view.dom.dispatchEvent(Object.assign(event, { clipboardData }))
}
