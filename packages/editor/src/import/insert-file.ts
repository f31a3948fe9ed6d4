import { Fragment, Slice } from '@tiptap/pm/model'
import { Selection, type Transaction } from '@tiptap/pm/state'
import type { ImportedFrom } from '@alongside/protocol'
import { fit } from '../paste/arriving.ts'
import { flatten } from '../paste/flatten.ts'
import type { DroppedKind } from '../paste/reading.ts'
import { noteImported } from './imported.ts'

/** What stands in a file, as a page that was read and never shown, and which file it is. */
export interface FileContent {
  /** Its body is read as what is pasted is, so that nothing comes in that could not be pasted (E43). */
  readonly dom: Element
  readonly from: ImportedFrom
}

/** Puts what stands in a file where the caret is, in place of what is selected; false where nothing of it is words. */
export function insertFile(
  tr: Transaction,
  { dom, from }: FileContent,
  newId: () => string,
  onDropped: (kinds: readonly DroppedKind[]) => void,
): boolean {
  const { schema } = tr.doc.type
  const { blocks, dropped } = flatten(dom, schema, newId, false, null)
  if (dropped.size > 0) onDropped([...dropped])
  if (blocks.every(({ textContent }) => textContent.trim() === '')) return false
  const { $from, empty } = tr.selection
  const content = Fragment.from([...blocks])
  const open = (isTextblock: boolean | undefined) => (isTextblock === true ? 1 : 0)
  const slice = new Slice(
    content,
    open(content.firstChild?.isTextblock),
    open(content.lastChild?.isTextblock),
  )
  const { to } = tr.selection
  tr.replaceSelection(fit(slice, { $at: $from, replacesSelection: !empty, newId, isMove: false }))
  tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(to)), -1))
  noteImported(tr, from)
  tr.setMeta('uiEvent', 'import').scrollIntoView()
  return tr.docChanged
}
