import { type EditorOptions, Extension, type Extensions } from '@tiptap/core'
import type { Plugin } from '@tiptap/pm/state'
import type { LimitReached } from '@alongside/flow'
import { type Limits, defaultLimits } from '@alongside/protocol'
import type { FlowBinding } from './binding/binding.ts'
import { FlowCommands } from './command/commands.ts'
import { FlowCopy } from './copy/copy.ts'
import { FlowKeymap } from './key/keymap.ts'
import { type Undoing, UndoSteps } from './key/undo-steps.ts'
import { FlowLimits } from './limit/limits.ts'
import { FlowPaste } from './paste/paste.ts'
import type { DroppedKind } from './paste/reading.ts'
import { RemoteGuard } from './remote.ts'
import { BlockRules } from './rule/block-rules.ts'
import { schemaExtensions } from './schema.ts'
import { Along } from './taken/along.ts'
import { FlowCarets } from './view/carets.ts'
import type { Labels } from './view/labels.ts'
import { FlowLooks } from './view/looks.ts'
import type { SuggesterShown } from './view/proposed.ts'
import { FlowSuggestions } from './view/suggestions.ts'
import { FlowWhose, type WhoseOf } from './view/whose.ts'

/** What an editor needs from the page. */
export interface FlowEditorOptions {
  readonly labels: Labels
  /** Makes a random id of letters and digits, for boxes and for elements of the page. */
  readonly newId: () => string
  /** The section that the text is of, to which its pictures belong; left out, none can be pasted. */
  readonly section?: string
  /** The limits that the server named; the usual ones when left out. */
  readonly limits?: Limits
  /** The binding to a flow, from `flowPlugin`, whose undo the keys use; left out, the editor stands alone. */
  readonly flow?: { readonly plugin: Plugin; readonly undo: Undoing; readonly binding?: FlowBinding }
  /** The HTML level that a heading of level 1 is shown with; 1 when left out. */
  readonly headingBase?: number
  /** Called for the link key (Ctrl+K). */
  readonly onLink: () => void
  /** Called when an action was refused because of a limit. */
  readonly onRefused: (problem: LimitReached) => void
  /** Who suggests, by the id of a suggestion, or null while that is not known; left out, nobody is named. */
  readonly suggesterOf?: (suggestion: string) => SuggesterShown | null
  /** Whose the words of a block are, while that is to be drawn, else null; left out, it never is. */
  readonly whoseOf?: WhoseOf
  /** Called when something pasted could not be taken over as it was. */
  readonly onPasteDropped: (kinds: readonly DroppedKind[]) => void
}

/** Everything that a person sees and does in a section's text, as Tiptap extensions. */
export function createEditorExtensions(options: FlowEditorOptions): Extensions {
  const {
    labels,
    newId,
    limits = defaultLimits,
    headingBase = 1,
    onLink,
    onRefused,
    onPasteDropped,
  } = options
  const { flow, section, suggesterOf = () => null, whoseOf = () => null } = options
  const { unknownBlock, unknownEmbed } = labels
  const along = new Along()
  return [
    ...schemaExtensions({
      ...(section !== undefined && { section }),
      headingBase,
      unknownBlock,
      unknownEmbed,
    }),
    FlowCommands.configure({ newId, binding: flow?.binding ?? null, onDropped: onPasteDropped }),
    FlowKeymap.configure({ onLink, undoing: flow?.undo ?? null, binding: flow?.binding ?? null }),
    BlockRules.configure({ newId }),
    FlowLooks.configure({ labels, newId }),
    FlowPaste.configure({ newId, section: section ?? null, along, onPasteDropped }),
    FlowCopy.configure({ binding: flow?.binding ?? null, section: section ?? null, along }),
    FlowCarets,
    FlowSuggestions.configure({
      binding: flow?.binding ?? null,
      labels: labels.suggestion,
      suggesterOf,
    }),
    FlowWhose.configure({ binding: flow?.binding ?? null, whoseOf }),
    FlowLimits.configure({ limits, onRefused }),
    RemoteGuard,
    UndoSteps.configure({ undoing: flow?.undo ?? null }),
    ...(flow === undefined ? [] : [extensionOf(flow.plugin)]),
  ]
}

function extensionOf(plugin: Plugin): Extension {
  return Extension.create({ name: 'flow', addProseMirrorPlugins: () => [plugin] })
}

/**
 * The options of a Tiptap editor for a section's text: `new Editor({ ...createEditorOptions(options), element })`.
 * Beside the extensions they switch off what Tiptap does by itself: its own keys, its clearing of an emptied
 * document, its style sheet in the page.
 */
export function createEditorOptions(
  options: FlowEditorOptions,
  more: Extensions = [],
): Partial<EditorOptions> {
  return {
    extensions: [...createEditorExtensions(options), ...more],
    enableCoreExtensions: { keymap: false, clipboardTextSerializer: false, delete: false },
    enablePasteRules: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        'aria-label': options.labels.editor,
        'aria-multiline': 'true',
        ...(options.labels.hint !== undefined && { 'aria-placeholder': options.labels.hint }),
        class: 'flow',
      },
    },
  }
}
