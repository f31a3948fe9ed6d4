import type { PictureAttrs } from '@alongside/editor'
import type { LiveSection } from './live-section.svelte.ts'
import { whyNoPicture, type PictureTrouble } from './picture-file.ts'
import { selectedPicture } from './selected-picture.ts'
import { sendPicture } from './send-picture.ts'

/** What is being said of a picture. */
export type Says = Omit<PictureAttrs, 'file'>

/** Where the picture that a person deals with has got to. */
export type PictureState =
  /** On its way; `share` of it, from 0 to 1, is sent. */
  | { readonly is: 'sending'; readonly section: LiveSection; readonly share: number }
  /** There, and not in the text until something is said of it, or later. */
  | { readonly is: 'new'; readonly section: LiveSection; readonly file: string }
  /** In the text and selected. */
  | { readonly is: 'known'; readonly section: LiveSection; readonly picture: PictureAttrs }
  | { readonly is: 'failed'; readonly section: LiveSection; readonly trouble: PictureTrouble }

/** Brings pictures into the text, one after the other: sends each, then asks what can be seen in it. */
export class PictureDesk {
  state: PictureState | null = $state.raw(null)

  readonly #me: string
  /** The most bytes that a file may have. */
  readonly maxBytes: number
  #waiting: readonly { readonly section: LiveSection; readonly file: File }[] = []
  #sending: AbortController | null = null

  constructor(me: string, maxBytes: number) {
    this.#me = me
    this.maxBytes = maxBytes
  }

  /** Brings files into a section at its caret. */
  add(section: LiveSection, files: readonly File[]): void {
    this.#waiting = [...this.#waiting, ...files.map((file) => ({ section, file }))]
    if (this.state === null) this.#next()
  }

  /** Asks anew what can be seen in the picture that is selected. */
  ask(section: LiveSection): void {
    const picture = selectedPicture(section.editor)
    if (picture) this.state = { is: 'known', section, picture }
  }

  /** Says what can be seen, which puts a new picture into the text. */
  say(says: Says): void {
    const now = this.state
    this.state = null
    if (now?.is === 'new' && now.section.mayWrite) {
      now.section.editor
        ?.chain()
        .focus()
        .insertImage({ file: now.file, ...says })
        .run()
    } else if (now?.is === 'known' && now.section.mayWrite) {
      now.section.editor?.chain().focus().describeImage(says).run()
    }
    this.#next()
  }

  /** Stops here: what is on its way is not sent on, and what was sent is left out. */
  close(): void {
    this.#sending?.abort()
    const section = this.state?.section
    this.state = null
    section?.editor?.commands.focus()
    this.#next()
  }

  #next(): void {
    const [first, ...rest] = this.#waiting
    this.#waiting = rest
    if (first) void this.#send(first.section, first.file)
  }

  async #send(section: LiveSection, file: File): Promise<void> {
    const why = whyNoPicture(file, { isOnline: navigator.onLine, maxBytes: this.maxBytes })
    if (why !== null) {
      this.state = { is: 'failed', section, trouble: why }
      return
    }
    this.#sending = new AbortController()
    this.state = { is: 'sending', section, share: 0 }
    const told = (share: number): void => {
      if (this.state?.is === 'sending') this.state = { is: 'sending', section, share }
    }
    const sent = await sendPicture(section.id, file, this.#me, told, this.#sending.signal)
    this.state =
      'file' in sent
        ? { is: 'new', section, file: sent.file }
        : { is: 'failed', section, trouble: sent.trouble }
  }
}
