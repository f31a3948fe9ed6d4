import { clipAttribute } from '@alongside/editor'
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Brings a picture of another part into this one; answers the id of its file here, or null where it may not come. */
export type BringPicture = (file: string) => Promise<string | null>

/**
 * Pasting words with pictures of other parts: each picture is brought here first, since its file is for those who may
 * read where it stands, and then all is pasted where the caret is. `onleftout` hears of pictures that could not come.
 */
export function pictureBring(section: string, bring: BringPicture, onleftout: () => void): Extension {
  async function paste(view: EditorView, page: Document, pictures: readonly Element[]): Promise<void> {
    const here = new Map<string, string | null>()
    for (const file of new Set(pictures.map(fileOf))) here.set(file, await bring(file))
    for (const picture of pictures) {
      const file = here.get(fileOf(picture)) ?? null
      if (file === null) {
        picture.replaceWith(whatItSays(page, picture))
        continue
      }
      picture.setAttribute('data-picture', file)
      picture.setAttribute('data-picture-of', section)
    }
    if (view.isDestroyed || !view.editable) return
    view.pasteHTML(page.body.innerHTML)
    if ([...here.values()].includes(null)) onleftout()
  }

  return Extension.create({
    name: 'pictureBring',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('pictureBring'),
        props: {
          handleDOMEvents: {
            paste(view, event) {
              const html = event.clipboardData?.getData('text/html') ?? ''
              if (!view.editable || !html.includes('data-picture-of')) return false
              const page = new DOMParser().parseFromString(html, 'text/html')
              const pictures = [...page.querySelectorAll('img[data-picture][data-picture-of]')].filter(
                (picture) => picture.getAttribute('data-picture-of') !== section,
              )
              if (pictures.length === 0) return false
              event.preventDefault()
              void paste(view, page, pictures)
              return true
            },
          },
        },
      }),
    ],
  })
}

/** The first of what is pasted says of all of it how and from where it was copied, also where it cannot come itself. */
function whatItSays(page: Document, picture: Element): Element {
  const nothing = page.createElement('span')
  for (const { name, value } of picture.attributes) {
    if (name === 'data-pm-slice' || name === clipAttribute) nothing.setAttribute(name, value)
  }
  return nothing
}

function fileOf(picture: Element): string {
  return picture.getAttribute('data-picture') ?? ''
}
