import { catchUp, oldBlocks, redrawSuggestions, removedWords } from '@alongside/editor'
import { Flow, type Id } from '@alongside/flow'
import type { SectionMoment } from '@alongside/protocol'
import type { Editor } from '@tiptap/core'
import type { Connection } from './connection.ts'
import { cursorIn } from './cursor.ts'
import { refusedWords } from './refused-words.ts'
import type { FlowEditor } from './section-editor.ts'

/** The text of one connection: gone as a whole when something of it is refused for good. */
export class OpenText {
  readonly connection: Connection
  readonly flow: Flow
  /** Null until the text is there to be shown. */
  bound: FlowEditor | null = null
  /** All that the server has is in it. */
  isSynced = false

  constructor(connection: Connection) {
    this.connection = connection
    this.flow = new Flow(connection.doc)
  }

  get editor(): Editor | null {
    return this.bound?.editor ?? null
  }

  /** The words that the server does not have. */
  get unsavedWords(): string {
    const { doc, pending } = this.connection
    return refusedWords(doc, pending)?.text ?? ''
  }

  /** Brings back how it read at a moment, as a new change; false where it reads so, or nothing may be changed. */
  restore({ seq, blocks }: SectionMoment): boolean {
    return this.editor?.commands.restoreVersion({ seq, blocks: oldBlocks(blocks) }) === true
  }

  /** Puts words back that a moment tells as removed since another, by the id of the first of them; false where nothing is changed. */
  bringWordsBack({ blocks }: SectionMoment, first: Id): boolean {
    const words = removedWords(blocks, first)
    return words !== null && this.editor?.commands.bringWordsBack(words) === true
  }

  /** What the person has done with the caret comes before what arrives. */
  catchUp(): void {
    if (this.editor) catchUp(this.editor.view)
  }

  /** Draws anew what is suggested, as when more is known of who did. */
  redrawSuggestions(): void {
    const { editor } = this
    if (editor) editor.view.dispatch(redrawSuggestions(editor.state))
  }

  /** Tells the others where the caret is. */
  tellCursor(): void {
    const cursor = this.bound && cursorIn(this.bound)
    if (cursor) this.connection.setCursor(cursor)
  }

  /** Takes it off the page and its connection off the network; the document itself can still be read. */
  takeDown(): void {
    this.editor?.destroy()
    this.flow.close()
    this.connection.hangUp()
  }
}
