import { createEditorOptions, flowPlugin, flowSchema, type Labels } from '@alongside/editor'
import { Flow, textOf } from '@alongside/flow'
import { Editor } from '@tiptap/core'
import { Clipboard } from './page.ts'
import type { Player } from './player.ts'

const labels: Labels = {
  editor: 'Text',
  item: () => '',
  task: () => '',
  box: () => '',
  pictureUndescribed: '',
  pictureMissing: () => '',
  unknownBlock: () => '',
  unknownEmbed: () => '',
  suggestion: {
    insertion: '',
    removal: '',
    beginning: '',
    blockRemoval: '',
    join: '',
    look: () => '',
    mark: () => '',
    by: () => '',
  },
}

/** The product's own editor over the text of a player, used as a person uses it: by keys, commands and the clipboard. */
export class Hand {
  readonly editor: Editor
  readonly flow: Flow
  readonly #held: ReturnType<typeof flowPlugin>
  readonly #clipboard = new Clipboard()

  constructor(player: Player, section: string) {
    this.flow = new Flow(player.doc)
    const pen = () => player.pen
    // Each thing that is done is undone by itself.
    this.#held = flowPlugin({ flow: this.flow, pen, groupMs: 0 })
    const element = document.createElement('div')
    document.body.append(element)
    let ids = 0
    this.editor = new Editor({
      ...createEditorOptions({
        section,
        labels,
        newId: () => `box${(ids += 1)}`,
        flow: this.#held,
        onLink: () => undefined,
        onRefused: ({ limit }) => {
          throw new Error(`the editor refused to go over ${limit}`)
        },
        onPasteDropped: () => undefined,
      }),
      element,
      content: this.#held.binding.document(flowSchema()).toJSON(),
    })
  }

  /** The words of each block, as long as the block. */
  texts(): readonly string[] {
    return this.flow.blocks().map(textOf)
  }

  /** Puts the caret, or selects, by units of the words of all blocks; a border between two belongs to the one before. */
  select(from: number, to = from): void {
    this.editor.commands.setTextSelection({ from: this.#position(from), to: this.#position(to) })
  }

  press(key: string, { shiftKey = false } = {}): void {
    const { dom } = this.editor.view
    dom.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, cancelable: true, bubbles: true }))
    // What is pasted while this key is down is pasted as plain text.
    if (shiftKey) dom.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', keyCode: 16, bubbles: true }))
  }

  type(words: string): void {
    const { view } = this.editor
    for (const letter of words) {
      const { from, to } = view.state.selection
      const insert = () => view.state.tr.insertText(letter)
      const isTaken = view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, insert))
      if (isTaken !== true) view.dispatch(insert())
    }
  }

  clip(kind: 'cut' | 'paste'): void {
    this.#clipboard.do(kind, this.editor.view.dom)
  }

  undo(): void {
    this.#held.undo.undo()
  }

  redo(): void {
    this.#held.undo.redo()
  }

  close(): void {
    this.editor.destroy()
    this.flow.close()
  }

  #position(units: number): number {
    let [rest, pos] = [units, 0]
    for (const node of this.editor.state.doc.children) {
      if (rest <= node.content.size) return pos + 1 + rest
      rest -= node.content.size
      pos += node.nodeSize
    }
    throw new RangeError(`there are fewer than ${units} units`)
  }
}
