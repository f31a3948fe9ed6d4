import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'

/** Takes files that are pasted or dropped into a text; words that come with a picture are words. */
export function pictureDrop(onfiles: (files: readonly File[]) => void): Extension {
  return Extension.create({
    name: 'pictureDrop',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('pictureDrop'),
        props: {
          handleDOMEvents: {
            paste: (view, event) => {
              const files = [...(event.clipboardData?.files ?? [])]
              if (!view.editable || files.length === 0 || hasWords(event.clipboardData)) return false
              event.preventDefault()
              onfiles(files)
              return true
            },
            drop: (view, event) => {
              const files = [...(event.dataTransfer?.files ?? [])]
              if (!view.editable || files.length === 0 || view.dragging !== null) return false
              event.preventDefault()
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
              if (at) {
                const { tr, doc } = view.state
                view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))))
              }
              onfiles(files)
              return true
            },
          },
        },
      }),
    ],
  })
}

/** Word puts a picture of the words beside them, and a browser puts the picture's address beside the picture. */
function hasWords(data: DataTransfer | null): boolean {
  const html = data?.getData('text/html') ?? ''
  if (html === '') return (data?.getData('text/plain') ?? '').trim() !== ''
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim() !== ''
}
