import { markNames, suggestedLook, suggestedMark } from '@alongside/editor'
import type { ChainedCommands, Editor } from '@tiptap/core'
import type { Desk } from './desk.svelte.ts'
import { selectedPicture } from './selected-picture.ts'

/** What a paragraph is written as. */
export type Style = 'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'codeBlock'

/** A button of the toolbar. */
export type Tool =
  | 'undo'
  | 'redo'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'highlight'
  | 'code'
  | 'link'
  | 'bullet'
  | 'ordered'
  | 'task'
  | 'quote'
  | 'callout'
  | 'outdent'
  | 'indent'
  | 'divider'
  | 'picture'
  | 'file'

const chains: Readonly<
  Record<
    Exclude<Tool, 'undo' | 'redo' | 'link' | 'picture' | 'file'>,
    (chain: ChainedCommands) => ChainedCommands
  >
> = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  underline: (chain) => chain.toggleUnderline(),
  strike: (chain) => chain.toggleStrike(),
  highlight: (chain) => chain.toggleHighlight(),
  code: (chain) => chain.toggleCode(),
  bullet: (chain) => chain.toggleListOf('bullet'),
  ordered: (chain) => chain.toggleListOf('ordered'),
  task: (chain) => chain.toggleListOf('task'),
  quote: (chain) => chain.toggleBox('quote'),
  callout: (chain) => chain.toggleBox('callout'),
  outdent: (chain) => chain.outdent(),
  indent: (chain) => chain.indent(),
  divider: (chain) => chain.insertDivider(),
}

const styles: Readonly<Record<Style, (chain: ChainedCommands) => ChainedCommands>> = {
  paragraph: (chain) => chain.setParagraph(),
  heading1: (chain) => chain.setHeading(1),
  heading2: (chain) => chain.setHeading(2),
  heading3: (chain) => chain.setHeading(3),
  codeBlock: (chain) => chain.toggleCodeBlock(),
}

const headings: Readonly<Record<number, Style>> = { 1: 'heading1', 2: 'heading2', 3: 'heading3' }

/** What the toolbar shows and does for the section that the caret is in; read it inside a `$derived`. */
export function toolsOf(desk: Desk) {
  const part = desk.active
  const editor = part?.mayWrite ? part.editor : null
  // Reading it makes what follows be computed again with every change of text or selection.
  void part?.edition
  return {
    can: editor !== null,
    style: editor ? styleOf(editor) : 'paragraph',
    state(tool: Tool): { readonly can: boolean; readonly pressed: boolean | undefined } {
      if (!editor || !part) return { can: false, pressed: isToggle(tool) ? false : undefined }
      if (tool === 'undo') return { can: part.canUndo, pressed: undefined }
      if (tool === 'redo') return { can: part.canRedo, pressed: undefined }
      return { can: true, pressed: isToggle(tool) ? isOn(editor, tool) : undefined }
    },
    /** Whether a picture is selected, whose description can be changed. */
    hasPicture: editor !== null && selectedPicture(editor) !== null,
    describePicture(): void {
      if (part) desk.pictures.ask(part)
    },
    /** Brings files in as pictures. */
    addPictures(files: readonly File[]): void {
      if (editor && part) desk.pictures.add(part, files)
    },
    /** Puts in words from a file. */
    addFile(file: File): void {
      if (editor && part) void desk.files.add(part, file)
    },
    use(tool: Exclude<Tool, 'picture' | 'file'>): void {
      if (!editor || !part) return
      if (tool === 'undo') part.undo()
      else if (tool === 'redo') part.redo()
      else if (tool === 'link') desk.editLink()
      else chains[tool](editor.chain().focus()).run()
    },
    /** `writeOn`: the focus goes back to the text. */
    setStyle(style: Style, writeOn: boolean): void {
      if (!editor) return
      const chain = editor.chain()
      // What stands already is got back by asking once more for what is suggested in its place.
      const asked = style === standingStyle(editor) ? styleOf(editor) : style
      styles[asked](writeOn ? chain.focus() : chain).run()
    },
  }
}

function isToggle(tool: Tool): boolean {
  return !['undo', 'redo', 'outdent', 'indent', 'divider', 'picture', 'file'].includes(tool)
}

/** What is pressed is what the person has made of the text, be it only suggested, so that they see it and take it back. */
function isOn(editor: Editor, tool: Tool): boolean {
  const { list, box } = { ...editor.state.selection.$from.parent.attrs, ...suggestedLook(editor.state) }
  switch (tool) {
    case 'bullet':
    case 'ordered':
    case 'task':
      return list === tool
    case 'quote':
    case 'callout':
      return box?.kind === tool
    default: {
      const mark = markNames.find((name) => name === tool)
      return (mark && suggestedMark(editor.state, mark)) ?? editor.isActive(tool)
    }
  }
}

function styleOf(editor: Editor): Style {
  const { kind, level } = suggestedLook(editor.state)
  if (kind === undefined) return standingStyle(editor)
  if (kind === 'heading') return headings[level ?? 1] ?? 'heading1'
  return kind === 'code' ? 'codeBlock' : 'paragraph'
}

function standingStyle(editor: Editor): Style {
  const { type, attrs } = editor.state.selection.$from.parent
  if (type.name === 'heading') return headings[attrs['level']] ?? 'heading1'
  return type.name === 'codeBlock' ? 'codeBlock' : 'paragraph'
}
