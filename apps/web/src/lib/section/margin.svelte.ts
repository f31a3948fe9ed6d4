import { catchUp, positionAt, showSuggestion, suggestionsAt } from '@alongside/editor'
import { accept, readOpen, reject, withdraw, type Flow, type OpenSuggestion } from '@alongside/flow'
import { type Anchor, type ThreadView, type Writer } from '@alongside/protocol'
import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { whenIdle } from '#lib/when-idle.ts'
import {
  anchorBetween,
  anchorOnBlock,
  anchorsOnBlocks,
  markCommented,
  standingsOf,
  type Standings,
  type Touched,
} from './commented.ts'
import type { SectionAuthors } from './section-authors.ts'

/** How often what stands in the margin is looked for anew while the text changes, in milliseconds. */
const findEveryMs = 500

/** The text that a margin stands beside, as long as it is open. */
export interface MarginText {
  readonly flow: Flow
  /** Null until there is an editor. */
  readonly editor: Editor | null
  readonly pen: number
  readonly authors: Pick<SectionAuthors, 'credits' | 'suggesterOf'>
}

/** An open suggestion, with who wrote it as far as that is known here. */
export interface Suggested extends Pick<OpenSuggestion, 'changes' | 'stands'> {
  readonly id: string
  readonly writer: Writer | null
  /** Who put it where it stands, if it is another's. */
  readonly mover: Writer | null
}

/** What an edge of the page shows of a text: the comments on its words, and what is suggested in it. */
export class Margin {
  /** Where the words of the shown threads stood when anything here was found anew; null before the text is live. */
  standings: Standings | null = $state.raw(null)
  /** What is suggested, in the order of the text; null before the text is live. */
  suggested: readonly Suggested[] | null = $state.raw(null)
  /** The comment or suggestion that is in front: its words were clicked on, or its card was gone to. */
  touched: Touched = $state.raw(null)

  readonly #text: () => MarginText | null
  #threads: readonly ThreadView[] = []
  /** Calls off what is to be looked for; undefined where nothing is. */
  #callOff: (() => void) | undefined
  #found = ''

  constructor(text: () => MarginText | null) {
    this.#text = text
  }

  /** Puts a comment or suggestion in front, here and in the text; null: none. */
  touch(touched: Touched): void {
    this.touched = touched
    const editor = this.#text()?.editor
    const suggestion = touched !== null && 'suggestion' in touched ? touched.suggestion : null
    if (!editor) return
    // A click has put the caret somewhere, of which the view may not know yet.
    catchUp(editor.view)
    editor.view.dispatch(showSuggestion(editor.state, suggestion))
  }

  /** Marks the words that these threads are about, from now on. */
  show(threads: readonly ThreadView[]): void {
    this.#threads = threads
    this.find()
  }

  /** Marks move with the words by themselves; words that went or came back are looked for once in a while. */
  findSoon(): void {
    if (this.#callOff !== undefined) return
    // Not before a key that waits: it takes several milliseconds where there is much in the margin.
    const timer = setTimeout(() => this.#findWhenIdle(), findEveryMs)
    this.#callOff = () => clearTimeout(timer)
  }

  /** The text can be written in from now on; what stands beside it may be a moment late. */
  begin(): void {
    this.#callOff?.()
    this.#findWhenIdle()
  }

  /** Looks anew for everything that stands in the margin. */
  find(): void {
    this.#callOff?.()
    this.#callOff = undefined
    const text = this.#text()
    if (!text?.editor) return
    const { flow, editor, authors } = text
    const standings = standingsOf(flow, authors.credits.origins.moved, this.#threads)
    const suggested = readOpen(flow.doc, flow.blocks(), flow.suggestions).map(
      ({ suggestion, changes, stands }): Suggested => ({
        id: suggestion,
        changes,
        stands,
        ...authors.suggesterOf(flow, suggestion),
      }),
    )
    // The lists are drawn anew when something of them changes, not with every letter above.
    const found = signatureOf(standings, suggested)
    if (this.standings === null || found !== this.#found) {
      this.#found = found
      this.standings = standings
      this.suggested = suggested
    }
    const open = this.#threads.filter(({ resolved }) => resolved === null)
    const marked = new Map(open.map(({ id }) => [id, standings.get(id) ?? null]))
    const marking = markCommented(editor.state, marked)
    if (marking) editor.view.dispatch(marking)
  }

  /** The text is gone; the threads stay, for the next one. */
  takeDown(): void {
    this.#callOff?.()
    this.#callOff = undefined
    this.standings = null
    this.suggested = null
  }

  /** What a comment is about that is made now: the selected words, else the paragraph that the caret is in. */
  anchorHere(mayWrite: boolean): Anchor | null {
    const { flow, editor } = this.#text() ?? {}
    if (!flow || !editor) return null
    const { doc, selection } = editor.state
    if (!selection.empty) return anchorBetween(flow, doc, selection.from, selection.to)
    return mayWrite ? anchorOnBlock(flow, selection.$from.index(0)) : null
  }

  /** What comments on each paragraph that has words are about, in order. */
  paragraphs(): readonly Anchor[] {
    const { flow } = this.#text() ?? {}
    return flow ? anchorsOnBlocks(flow) : []
  }

  /** Brings the words of a thread into view and selects them; false where they are gone. */
  goToThread(thread: string): boolean {
    const text = this.#text()
    if (!text) return false
    const shown = this.#threads.filter(({ id }) => id === thread)
    this.touch({ thread })
    return this.#goTo(standingsOf(text.flow, text.authors.credits.origins.moved, shown).get(thread) ?? null)
  }

  /** Brings the words that a suggestion is about into view; false where nothing of them stands. */
  goToSuggestion(id: string): boolean {
    const { flow } = this.#text() ?? {}
    if (!flow) return false
    const open = readOpen(flow.doc, flow.blocks(), flow.suggestions)
    this.touch({ suggestion: id })
    return this.#goTo(open.find(({ suggestion }) => suggestion === id)?.stands ?? null)
  }

  /** The suggestion, or else the comment, that the caret is at. */
  here(): Touched {
    const text = this.#text()
    if (!text?.editor) return null
    const { state } = text.editor
    const at = state.selection.head
    const [suggestion] = suggestionsAt(state, at)
    if (suggestion !== undefined) return { suggestion }
    const open = this.#threads.filter(({ resolved }) => resolved === null)
    const [thread] = [...standingsOf(text.flow, text.authors.credits.origins.moved, open)].filter(
      ([, stands]) => isAt(state, stands, at),
    )
    return thread ? { thread: thread[0] } : null
  }

  /**
   * Accepts or rejects suggestions, at once and for good: it is no step that undo takes back, since a fate is never
   * written over (F15c) and others may have built on it.
   */
  decide(fate: 'accepted' | 'rejected', suggestions: readonly string[]): void {
    const text = this.#text()
    if (!text) return
    const act = fate === 'accepted' ? accept : reject
    act(text.flow, text.pen, suggestions, this)
    this.find()
  }

  /** Takes one's own suggestion back. */
  withdraw(suggestion: string): void {
    const text = this.#text()
    if (!text) return
    withdraw(text.flow, { pen: text.pen, suggestion }, this)
    this.find()
  }

  #findWhenIdle(): void {
    this.#callOff = whenIdle(() => this.find())
  }

  #goTo(stands: OpenSuggestion['stands']): boolean {
    const { editor } = this.#text() ?? {}
    if (!editor || !stands) return false
    const { doc } = editor.state
    const [from, to] = [positionAt(doc, stands.from), positionAt(doc, stands.to)]
    if (from === null || to === null) return false
    editor.chain().focus(null, { scrollIntoView: false }).setTextSelection({ from, to }).run()
    const { node } = editor.view.domAtPos(from)
    const element = node instanceof HTMLElement ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
    return true
  }
}

/** What is drawn of the margin: which stands where among the others, and what is said. */
function signatureOf(standings: Standings, suggested: readonly Suggested[]): string {
  const placed = [
    ...Array.from(standings, ([id, stands]) => ({ id, stands })),
    ...suggested.map(({ id, stands }) => ({ id, stands })),
  ]
  const order = placed
    .toSorted(({ stands: a }, { stands: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return a.from.block - b.from.block || a.from.offset - b.from.offset
    })
    .map(({ id, stands }) => (stands === null ? `-${id}` : id))
  const said = suggested.map(({ changes, writer, mover }) => ({ changes, writer, mover }))
  return JSON.stringify([order, said])
}

function isAt({ doc }: EditorState, stands: OpenSuggestion['stands'], at: number): boolean {
  if (stands === null) return false
  const [from, to] = [positionAt(doc, stands.from), positionAt(doc, stands.to)]
  return from !== null && to !== null && from <= at && at <= to
}
