import { bringIntoView } from './bring-into-view.ts'
import { showCarets, type Caret } from './carets.ts'
import { placeOfCursor } from './cursor.ts'
import type { DeskOptions } from './desk.svelte.ts'
import { readPresence, type Presence } from './presence.ts'
import type { FlowEditor } from './section-editor.ts'

/** The text that others are in too, as long as it is open. */
export interface SharedText {
  /** Null until there is an editor. */
  readonly bound: FlowEditor | null
  /** This page's own place among those who are here. */
  readonly client: number
}

/** Who is in one section, and where their carets stand in its text. */
export class Others {
  presence: readonly Presence[] = $state.raw([])

  readonly #text: () => SharedText | null
  readonly #nameOf: DeskOptions['nameOf']

  constructor(text: () => SharedText | null, nameOf: DeskOptions['nameOf']) {
    this.#text = text
    this.#nameOf = nameOf
  }

  /** Takes in what the server tells of everybody who is here. */
  hear(states: ReadonlyMap<number, unknown>): void {
    this.presence = readPresence(states)
    this.draw()
  }

  /** Draws the carets where they stand now. */
  draw(): void {
    const editor = this.#text()?.bound?.editor
    if (editor) editor.view.dispatch(showCarets(editor.state, this.#carets()))
  }

  /** Brings the caret of a person into view, and one's own beside it where one may write. */
  goTo(person: string, mayWrite: boolean): void {
    const editor = this.#text()?.bound?.editor
    const caret = this.#carets().find(
      ({ client }) => this.presence.find((one) => one.client === client)?.person === person,
    )
    if (!editor || !caret) return
    if (mayWrite) editor.commands.focus(caret.head, { scrollIntoView: false })
    bringIntoView(editor, caret.head)
  }

  /** Those of what has not arrived yet are left out. */
  #carets(): readonly Caret[] {
    const { bound, client: own } = this.#text() ?? {}
    if (!bound) return []
    return this.presence.flatMap(({ client, name, colour, capacity, guest, cursor }) => {
      const place = cursor && client !== own ? placeOfCursor(bound, cursor) : null
      return place ? [{ client, name: this.#nameOf({ name, capacity, guest }), colour, ...place }] : []
    })
  }
}
