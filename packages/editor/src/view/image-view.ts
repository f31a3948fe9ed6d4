import type { Node } from '@tiptap/pm/model'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import { pictureAddress } from '../node/image.ts'
import type { Labels } from './labels.ts'

/**
 * Shows a picture with its description for those who do not see it, and words in its place where it cannot be
 * loaded; it is asked for again when the network is back.
 */
export function imageView(labels: Labels): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement('figure')
    const img = document.createElement('img')
    const missing = document.createElement('p')
    dom.setAttribute('data-picture', '')
    missing.setAttribute('data-picture-missing', '')
    let shown = node

    const place = (isMissing: boolean): void => {
      missing.textContent = labels.pictureMissing(altOf(shown, ''))
      dom.replaceChildren(isMissing ? missing : img)
    }
    const load = (): void => {
      const { file } = shown.attrs
      if (typeof file === 'string') img.src = pictureAddress(file)
      place(typeof file !== 'string')
    }
    const describe = (): void => {
      img.alt = altOf(shown, labels.pictureUndescribed)
      if (shown.attrs['decorative'] === true) img.setAttribute('role', 'presentation')
      else img.removeAttribute('role')
    }
    const again = (): void => {
      if (missing.isConnected) load()
    }
    img.addEventListener('error', () => place(true))
    globalThis.addEventListener('online', again)
    describe()
    load()

    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false
        const before = shown
        shown = next
        describe()
        if (before.attrs['file'] !== next.attrs['file']) load()
        else if (missing.isConnected) place(true)
        return true
      },
      // What is within it is drawn here alone.
      ignoreMutation: (mutation) => mutation.type !== 'selection',
      destroy: () => globalThis.removeEventListener('online', again),
    }
  }
}

/** What is said of a picture: nothing of a decoration, `undescribed` while nobody has said what can be seen. */
function altOf({ attrs }: Node, undescribed: string): string {
  if (attrs['decorative'] === true) return ''
  return attrs['alt'] === '' ? undescribed : String(attrs['alt'])
}
