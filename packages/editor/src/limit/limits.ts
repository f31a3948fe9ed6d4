import { type LimitReached, checkLimits } from '@alongside/flow'
import type { Limits } from '@alongside/protocol'
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { isRemote } from '../remote.ts'
import { sizeAfter, sizeOf } from './size.ts'

/** What the limits need from outside. */
export interface FlowLimitOptions {
  readonly limits: Limits
  /** Called when an action was refused; the page says so in a sentence. */
  readonly onRefused: (problem: LimitReached) => void
}

/**
 * Refuses, whole, what a person does here when it would pass a limit. What comes from others is never refused,
 * and in a document that is over a limit already everything is allowed that does not add to it.
 */
export const FlowLimits = Extension.create<FlowLimitOptions>({
  name: 'flowLimits',
  addProseMirrorPlugins() {
    const { limits, onRefused } = this.options
    return [
      new Plugin({
        key: new PluginKey('flowLimits'),
        filterTransaction: (tr, state) => {
          if (!tr.docChanged || isRemote(tr)) return true
          const problem = checkLimits(sizeOf(state.doc), sizeAfter(tr), limits)
          if (problem !== null) onRefused(problem)
          return problem === null
        },
      }),
    ]
  },
})
