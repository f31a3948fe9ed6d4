import type { PictureAttrs } from '@alongside/editor'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'

/** The picture that is selected in an editor, or null. */
export function selectedPicture(editor: Editor | null): PictureAttrs | null {
  const { selection } = editor?.state ?? {}
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return null
  const { file, alt, decorative } = selection.node.attrs
  return { file, alt, decorative }
}
