import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { isRemote } from '../remote.ts'

/** What takes back and does again what a person did here; the binding's undo is one. */
export interface Undoing {
  undo(): boolean
  redo(): boolean
  /** What comes next is taken back by itself. */
  separate(): void
}

/** What the steps of undo need from outside. */
export interface UndoStepsOptions {
  /** Null where nothing can be taken back. */
  readonly undoing: Undoing | null
}

/**
 * Says where one step of undo ends: typing is taken back together, everything else by itself, so that nobody loses
 * words with a heading that they did not want. The browser's own undo, from its menus and gestures, is led to ours;
 * its history is never used, since it knows nothing of what others have done.
 */
export const UndoSteps = Extension.create<UndoStepsOptions>({
  name: 'undoSteps',
  addOptions: () => ({ undoing: null }),
  dispatchTransaction({ transaction, next }) {
    const isAct = transaction.docChanged && !isRemote(transaction) && !isTyping(transaction)
    if (isAct) this.options.undoing?.separate()
    next(transaction)
    if (isAct) this.options.undoing?.separate()
  },
  addProseMirrorPlugins() {
    const { undoing } = this.options
    return [
      new Plugin({
        key: new PluginKey('browserUndo'),
        props: {
          handleDOMEvents: {
            beforeinput: (_view, event) => {
              const { inputType } = event
              if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return false
              event.preventDefault()
              if (inputType === 'historyUndo') undoing?.undo()
              else undoing?.redo()
              return true
            },
          },
        },
      }),
    ]
  },
})

/** Whether a transaction is one of those that typing is made of: it only puts in or takes away, and no sign. */
function isTyping(tr: Transaction): boolean {
  const isOther = tr.getMeta('inputRule') === true || tr.getMeta('uiEvent') !== undefined
  return !isOther && tr.steps.every((step) => step instanceof ReplaceStep)
}
