import { Plugin, PluginKey } from '@tiptap/pm/state'

/** What takes back and does again what a person did here; the binding's undo is one. */
export interface Undoing {
  undo(): boolean
  redo(): boolean
}

/**
 * Leads undo from the browser's own menus and gestures to ours. The browser's history is never used: it knows
 * nothing of what others have done since.
 */
export function browserUndo(undoing: Undoing | null): Plugin {
  return new Plugin({
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
  })
}
