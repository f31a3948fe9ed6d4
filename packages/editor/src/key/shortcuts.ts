/** What a key does; each has a name of its own, so that a page can list them in its own words. */
export type ShortcutId =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'code'
  | 'highlight'
  | 'link'
  | 'paragraph'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'orderedList'
  | 'bulletList'
  | 'taskList'
  | 'indent'
  | 'outdent'
  | 'moveUp'
  | 'moveDown'
  | 'quote'
  | 'codeBlock'
  | 'hardBreak'
  | 'toggleTask'

/** A shortcut and its keys in ProseMirror's notation, the one to show first (`Mod` is Ctrl, on a Mac Cmd). */
export interface Shortcut {
  readonly id: ShortcutId
  readonly keys: readonly string[]
}

/** Every shortcut of the editor beside undo and redo, in the order in which a list of them reads best. */
export const shortcuts: readonly Shortcut[] = [
  { id: 'bold', keys: ['Mod-b'] },
  { id: 'italic', keys: ['Mod-i'] },
  { id: 'underline', keys: ['Mod-u'] },
  { id: 'strike', keys: ['Mod-Shift-x'] },
  { id: 'code', keys: ['Mod-e'] },
  { id: 'highlight', keys: ['Mod-Shift-h'] },
  { id: 'link', keys: ['Mod-k'] },
  { id: 'paragraph', keys: ['Mod-Alt-0'] },
  { id: 'heading1', keys: ['Mod-Alt-1'] },
  { id: 'heading2', keys: ['Mod-Alt-2'] },
  { id: 'heading3', keys: ['Mod-Alt-3'] },
  { id: 'orderedList', keys: ['Mod-Shift-7'] },
  { id: 'bulletList', keys: ['Mod-Shift-8'] },
  { id: 'taskList', keys: ['Mod-Shift-9'] },
  // Brackets need a third key on many keyboards; these are Word's own keys for the same.
  { id: 'indent', keys: ['Mod-]', 'Alt-Shift-ArrowRight'] },
  { id: 'outdent', keys: ['Mod-[', 'Alt-Shift-ArrowLeft'] },
  // Word's own keys for the same.
  { id: 'moveUp', keys: ['Alt-Shift-ArrowUp'] },
  { id: 'moveDown', keys: ['Alt-Shift-ArrowDown'] },
  { id: 'quote', keys: ['Mod-Shift-b'] },
  { id: 'codeBlock', keys: ['Mod-Alt-c'] },
  { id: 'hardBreak', keys: ['Shift-Enter'] },
  { id: 'toggleTask', keys: ['Mod-Enter'] },
]
