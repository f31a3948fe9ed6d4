import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { isRemote } from '../remote.ts'
import { catchUp } from '../view/catch-up.ts'
import { FlowBinding, type BindingOptions } from './binding.ts'
import { FlowUndo } from './undo.ts'

/** What ties an editor to a flow. */
export interface FlowPluginOptions extends BindingOptions {
  /** Changes that follow each other within this time are undone together; 500 by default. */
  readonly groupMs?: number
}

/** The plugin with what it holds: the binding for positions, and undo for the keys and buttons. */
export interface FlowPlugin {
  readonly plugin: Plugin
  readonly binding: FlowBinding
  readonly undo: FlowUndo
}

/** What a person did that has not been written yet; the view writes it, so a state that is only tried writes nothing. */
interface Unwritten {
  readonly transactions: readonly Transaction[]
}

/**
 * Makes the plugin that holds an editor and a flow together. Begin the editor with `binding.document(schema)`. When
 * the editor's view goes, the binding and undo go with it; the flow stays open.
 */
export function flowPlugin({ groupMs, ...options }: FlowPluginOptions): FlowPlugin {
  const { pen } = options
  const binding = new FlowBinding(options)
  const undo = new FlowUndo({ binding, pen, ...(groupMs !== undefined && { groupMs }) })
  const key = new PluginKey<Unwritten>('flow')
  /** The last state of the plugin that has been written. */
  let written: Unwritten = { transactions: [] }
  const plugin = new Plugin<Unwritten>({
    key,
    state: {
      init: () => written,
      apply: (transaction, before) => {
        if (!transaction.docChanged || isRemote(transaction)) return before
        const rest = before === written ? [] : before.transactions
        return { transactions: [...rest, transaction] }
      },
    },
    // A key may follow so fast that the view does not know yet where the one before has put the caret.
    props: { handleDOMEvents: { keydown: catchUp } },
    view: (view) => {
      binding.attach(view)
      return {
        update: (view, before) => {
          const now = key.getState(view.state)
          if (now && now !== written) {
            written = now
            undo.remember(binding.keep(before.doc, before.selection))
            binding.push(now.transactions, before.selection)
          } else if (!view.state.selection.eq(before.selection) && view.state.doc === before.doc)
            undo.separate()
        },
        destroy: () => {
          undo.destroy()
          binding.destroy()
        },
      }
    },
  })
  return { plugin, binding, undo }
}
