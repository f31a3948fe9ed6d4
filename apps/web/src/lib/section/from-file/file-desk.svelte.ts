import { tick } from 'svelte'
import { m } from '#lib/paraglide/messages.js'
import type { LiveSection } from '../live-section.svelte.ts'
import { readFile, type FileTrouble } from './read-file.ts'

/** Why nothing was put in, here also because of where it was to go. */
export type NotPutIn = FileTrouble | 'forAnother' | 'closed'

/** Where the file that a person chose has got to. */
export type FileState =
  | { readonly is: 'reading'; readonly section: LiveSection }
  | { readonly is: 'failed'; readonly section: LiveSection; readonly why: NotPutIn }

/** Puts in words from a file, which is read on this device and sent nowhere. */
export class FileDesk {
  state: FileState | null = $state.raw(null)
  readonly #isForAnother: () => boolean
  readonly #tell: (words: string) => void

  /** `isForAnother`: whether the person writes for somebody else just now. */
  constructor(isForAnother: () => boolean, tell: (words: string) => void) {
    this.#isForAnother = isForAnother
    this.#tell = tell
  }

  /** Puts in what stands in a file at the caret of a section. */
  async add(section: LiveSection, file: File): Promise<void> {
    if (this.state !== null) return
    const fail = (why: NotPutIn): void => void (this.state = { is: 'failed', section, why })
    if (this.#isForAnother()) return fail('forAnother')
    const reading: FileState = { is: 'reading', section }
    this.state = reading
    const read = await readFile(file)
    // Meanwhile the person thought better of it.
    if (this.state !== reading) return
    if ('trouble' in read) return fail(read.trouble)
    if (!section.mayWrite || section.editor === null) return fail('closed')
    if (this.#isForAnother()) return fail('forAnother')
    this.state = null
    // While the dialog stands, the text takes no focus.
    await tick()
    const dom = new DOMParser().parseFromString(read.html, 'text/html').body
    const { editor, mode } = section
    if (editor === null) return
    const before = editor.state.doc
    if (!editor.chain().focus().insertFile({ dom, from: read.from }).run()) return fail('empty')
    // What a limit refuses says so itself, and leaves the text as it was.
    if (editor.state.doc === before) return
    const { file: name } = read.from
    this.#tell(mode === 'suggest' ? m.fromFile_suggested({ file: name }) : m.fromFile_done({ file: name }))
  }

  /** Stops here: what is still being read is not put in. */
  close(): void {
    const section = this.state?.section
    this.state = null
    section?.editor?.commands.focus()
  }
}
