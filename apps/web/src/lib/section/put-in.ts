import { placeOf } from '@alongside/flow'
import type { JSONContent } from '@tiptap/core'
import * as Y from 'yjs'
import type { KeptWords } from './journal.ts'
import type { FlowEditor } from './section-editor.ts'

/** Puts words in at the end of a text, as new words of whoever writes in it. */
export function putInAtEnd({ editor }: FlowEditor, text: string): void {
  editor.chain().insertContentAt(editor.state.doc.content.size, paragraphsOf(text)).focus('end').run()
}

/** Puts kept words in where they stood, or at the end; they are then new words of whoever writes. */
export function putInAgain({ editor, binding }: FlowEditor, { behind, text }: KeptWords): void {
  const item = behind && Y.createID(behind.client, behind.clock)
  const relative = item && new Y.RelativePosition(null, null, item, -1)
  const isThere = relative !== null && placeOf(binding.flow, relative) !== null
  const pos = isThere ? binding.positionOf(editor.state.doc, relative) : null
  editor
    .chain()
    .focus(pos ?? 'end')
    .insertContent(paragraphsOf(text))
    .run()
}

/** Words as paragraphs, one for each line. */
function paragraphsOf(text: string): JSONContent[] {
  return text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }))
}
