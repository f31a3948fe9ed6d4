import { type Editor, Extension } from '@tiptap/core'
import { undoInputRule } from '@tiptap/pm/inputrules'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { FlowBinding } from '../binding/binding.ts'
import { ownSuggestedOf } from '../binding/own-suggested.ts'
import { leaveCode, newLineInCode } from '../command/code.ts'
import { deleteSelected, joinBackward, joinForward } from '../command/join.ts'
import { toggleTask } from '../command/list.ts'
import { splitBlock } from '../command/split.ts'
import { type ShortcutId, shortcuts } from './shortcuts.ts'
import type { Undoing } from './undo-steps.ts'

/** What the keys need from outside. */
export interface FlowKeymapOptions {
  /** Called for the link key; the page opens its own dialog. */
  readonly onLink: () => void
  /** Null where nothing can be taken back. */
  readonly undoing: Undoing | null
  /** What knows of suggestions; null where nothing can be suggested. */
  readonly binding: FlowBinding | null
}

type Act = (editor: Editor, options: FlowKeymapOptions) => unknown

const acts: Record<ShortcutId, Act> = {
  link: (_editor, { onLink }) => onLink(),
  bold: (editor) => editor.commands.toggleBold(),
  italic: (editor) => editor.commands.toggleItalic(),
  underline: (editor) => editor.commands.toggleUnderline(),
  strike: (editor) => editor.commands.toggleStrike(),
  code: (editor) => editor.commands.toggleCode(),
  highlight: (editor) => editor.commands.toggleHighlight(),
  paragraph: (editor) => editor.commands.setParagraph(),
  heading1: (editor) => editor.commands.setHeading(1),
  heading2: (editor) => editor.commands.setHeading(2),
  heading3: (editor) => editor.commands.setHeading(3),
  orderedList: (editor) => editor.commands.toggleListOf('ordered'),
  bulletList: (editor) => editor.commands.toggleListOf('bullet'),
  taskList: (editor) => editor.commands.toggleListOf('task'),
  indent: (editor) => editor.commands.indent(),
  outdent: (editor) => editor.commands.outdent(),
  moveUp: (editor) => editor.commands.moveBlocks(-1),
  moveDown: (editor) => editor.commands.moveBlocks(1),
  quote: (editor) => editor.commands.toggleBox('quote'),
  codeBlock: (editor) => editor.commands.toggleCodeBlock(),
  hardBreak: (editor) => editor.commands.insertHardBreak(),
  toggleTask: (editor) => firstOf(leaveCode, toggleTask)(editor),
}

type Edit = (tr: Transaction) => boolean

/** Makes the first of these edits that applies. Unlike a Tiptap command it dispatches nothing when none does. */
const firstOf =
  (...edits: readonly Edit[]) =>
  ({ view }: Editor): boolean =>
    edits.some((edit) => {
      const { tr } = view.state
      const isDone = edit(tr)
      if (isDone) view.dispatch(tr)
      return isDone
    })

const enter = firstOf(newLineInCode, splitBlock)
const backspace = (editor: Editor, { binding }: FlowKeymapOptions): boolean =>
  undoInputRule(editor.view.state, (tr) => editor.view.dispatch(tr)) ||
  firstOf(deleteSelected, (tr) => joinBackward(tr, (index) => ownSuggestedOf(binding, index)))(editor)
const remove = (editor: Editor, { binding }: FlowKeymapOptions): boolean =>
  firstOf(deleteSelected, (tr) => joinForward(tr, (index) => ownSuggestedOf(binding, index)))(editor)

/** Keys that have no name in the list of shortcuts. */
const editingKeys: Record<string, (editor: Editor, options: FlowKeymapOptions) => boolean> = {
  Enter: enter,
  Backspace: backspace,
  'Mod-Backspace': backspace,
  'Shift-Backspace': backspace,
  'Alt-Backspace': backspace,
  Delete: remove,
  'Mod-Delete': remove,
  'Alt-Delete': remove,
  'Mod-a': (editor) => editor.commands.selectAll(),
}

/** The keys of the editor. Tab is not among them: it always leaves the editor. */
export const FlowKeymap = Extension.create<FlowKeymapOptions>({
  name: 'flowKeymap',
  priority: 2000, // before the keys that Tiptap's marks bring
  addKeyboardShortcuts() {
    const { editor, options } = this
    // A key with a name never falls through to the browser, which has other uses for many of them.
    const always = (act: () => unknown) => (): boolean => {
      act()
      return true
    }
    const named = shortcuts.flatMap(({ id, keys }) =>
      keys.map((key) => [key, always(() => acts[id](editor, options))] as const),
    )
    const editing = Object.entries(editingKeys).map(
      ([key, act]) => [key, () => act(editor, options)] as const,
    )
    const redo = always(() => options.undoing?.redo())
    return {
      ...Object.fromEntries([...named, ...editing]),
      'Mod-z': always(() => options.undoing?.undo()),
      'Mod-y': redo,
      'Mod-Shift-z': redo,
    }
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('enterAsText'),
        props: {
          // Chrome on Android tells of no Enter in code; it puts the line break in by itself.
          handleTextInput: (view, _from, _to, text) => {
            const { tr } = view.state
            const isEnter = text === '\n' && newLineInCode(tr)
            if (isEnter) view.dispatch(tr)
            return isEnter
          },
        },
      }),
    ]
  },
})
