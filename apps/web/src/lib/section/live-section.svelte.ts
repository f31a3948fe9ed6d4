import {
  catchUp,
  createEditorOptions,
  flowPlugin,
  flowSchema,
  redrawSuggestions,
  type DroppedKind,
  type FlowPlugin,
  type PictureAttrs,
} from '@alongside/editor'
import { Flow, placeOf, type LimitReached } from '@alongside/flow'
import {
  defaultLimits,
  penOfSuggestion,
  allows,
  type Limits,
  type Permission,
  type Problem,
  type Rights,
  type SectionView,
  type Writer,
} from '@alongside/protocol'
import type { ClientStatus, Entry } from '@alongside/sync'
import { Editor, Extension, type JSONContent } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { blockAuthors, type BlockAuthors } from './authors.ts'
import { carets, showCarets, type Caret } from './carets.ts'
import { commented } from './commented.ts'
import { Connection } from './connection.ts'
import type { Desk } from './desk.svelte.ts'
import type { KeptWords } from './journal.ts'
import { Margin, type MarginText } from './margin.svelte.ts'
import { modeIn, type Mode } from '#lib/mode.ts'
import { newsOfRights, noticeWords, type SectionNews } from './notice.ts'
import { pictureBring } from './picture-bring.ts'
import { pictureDrop } from './picture-drop.ts'
import { shownWriter } from './people.ts'
import { readPresence, type Presence } from './presence.ts'
import { reasonOf, refusedWords } from './refused-words.ts'
import { editorLabels } from './spoken.ts'
import type { SectionStatus } from './status.ts'
import { walking, type Walk } from './walking.ts'

/** Words as paragraphs, one for each line. */
function paragraphsOf(text: string): JSONContent[] {
  return text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }))
}

/** The text of one connection: gone as a whole when something of it is refused for good. */
interface OpenText {
  readonly connection: Connection
  readonly flow: Flow
  bound: (FlowPlugin & { readonly editor: Editor }) | null
}

/** One section that people write in now: its text, its editor, who is here, and how it stands with the server. */
export class LiveSection {
  readonly id: string
  readonly title: string
  permission: Permission = $state('read')
  editor: Editor | null = $state.raw(null)
  /** Rises with every change of text or selection. */
  edition = $state(0)
  presence: readonly Presence[] = $state.raw([])
  kept: readonly KeptWords[] = $state.raw([])
  notice: SectionNews | null = $state.raw(null)
  /** The person may not even read it any more; words that were not saved are among the kept ones. */
  gone = $state(false)

  /** How the person works on this text: as they chose, as far as they may. */
  readonly mode: Mode = $derived.by(() => modeIn(this.permission, this.#desk.mode))
  readonly mayWrite: boolean = $derived.by(() => this.mode !== 'read')
  readonly status: SectionStatus = $derived.by(() =>
    this.#client.is === 'saved' && !allows(this.permission, 'suggest') ? { is: 'readOnly' } : this.#client,
  )
  /** The comments and suggestions beside the text. */
  readonly margin = new Margin(() => this.#beside())
  #client: ClientStatus = $state.raw({ is: 'loading' })

  readonly #desk: Desk
  readonly #place: HTMLElement
  readonly #walk: Walk
  #limits: Limits = defaultLimits
  #text: OpenText | null = null
  #whenReady: (() => void)[] = []
  #isClosed = false
  #isLosing = false
  readonly #writers = new Map<number, Writer>()
  readonly #listeners = new Set<() => void>()

  constructor(desk: Desk, view: SectionView, place: HTMLElement, walk: Walk) {
    this.#desk = desk
    this.#place = place
    this.#walk = walk
    this.id = view.id
    this.title = view.title
    this.permission = view.permission
    void this.#open()
  }

  /** Follows the right that the page's data tells. */
  allow(permission: Permission): void {
    this.permission = permission
    this.followMode()
  }

  /** Lets the editor do what the person may do and has chosen. */
  followMode(): void {
    this.editor?.setEditable(this.mayWrite, false)
  }

  /** Puts the caret at the beginning or the end of the text, as soon as it is there. */
  focus(where: 'start' | 'end'): void {
    if (this.editor) this.editor.commands.focus(where)
    else this.#whenReady.push(() => this.focus(where))
  }

  /** Who wrote each block. */
  authors(): readonly BlockAuthors[] {
    return this.#text ? blockAuthors(this.#text.connection.doc, this.#writers) : []
  }

  /** Calls `listener` after every change of the text or of who is known to write; answers how to stop. */
  onchange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The picture that is selected, or null. */
  selectedPicture(): PictureAttrs | null {
    const { selection } = this.editor?.state ?? {}
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return null
    const { file, alt, decorative } = selection.node.attrs
    return { file, alt, decorative }
  }

  get canUndo(): boolean {
    return this.#text?.bound?.undo.canUndo ?? false
  }

  get canRedo(): boolean {
    return this.#text?.bound?.undo.canRedo ?? false
  }

  undo(): void {
    this.#text?.bound?.undo.undo()
    this.editor?.commands.focus()
  }

  redo(): void {
    this.#text?.bound?.undo.redo()
    this.editor?.commands.focus()
  }

  /** The words that the server does not have. */
  unsavedText(): string {
    const { connection } = this.#text ?? {}
    const unsaved = connection ? (refusedWords(connection.doc, connection.pending)?.text ?? '') : ''
    return [unsaved, ...this.kept.map(({ text }) => text)].filter(Boolean).join('\n\n')
  }

  /** Puts words in at the end, as new words of this person; false where they may not write now. */
  putIn(text: string): boolean {
    const bound = this.#text?.bound
    if (!bound || !this.mayWrite) return false
    const { editor } = bound
    editor.chain().insertContentAt(editor.state.doc.content.size, paragraphsOf(text)).focus('end').run()
    return true
  }

  /** Puts refused words in again where they stood, or at the end; they are then new words of this person. */
  async placeAgain(words: KeptWords): Promise<void> {
    const bound = this.#text?.bound
    if (!bound || !this.mayWrite) return
    const { editor, binding } = bound
    const { behind } = words
    const item = behind && Y.createID(behind.client, behind.clock)
    const relative = item && new Y.RelativePosition(null, null, item, -1)
    const isThere = relative !== null && placeOf(binding.flow, relative) !== null
    const pos = isThere ? binding.positionOf(editor.state.doc, relative) : null
    editor
      .chain()
      .focus(pos ?? 'end')
      .insertContent(paragraphsOf(words.text))
      .run()
    await this.letGo(words)
  }

  /** Keeps what is new about kept words. */
  async rewrite(words: KeptWords): Promise<void> {
    await this.#desk.journal.rewrite(words)
    this.kept = this.kept.map((one) => (one.id === words.id ? words : one))
  }

  /** Puts kept words aside for good. */
  async letGo(words: KeptWords): Promise<void> {
    await this.#desk.journal.letGo(words.id)
    this.kept = this.kept.filter(({ id }) => id !== words.id)
  }

  closeNotice(): void {
    this.notice = null
  }

  /** Brings the caret of a person into view, and one's own beside it where one may write. */
  showCaretOf(person: string): void {
    const caret = this.#carets().find(
      ({ client }) => this.presence.find((one) => one.client === client)?.person === person,
    )
    if (!this.editor || !caret) return
    if (this.mayWrite) this.editor.commands.focus(caret.head, { scrollIntoView: false })
    const { node } = this.editor.view.domAtPos(caret.head)
    const element = node instanceof HTMLElement ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
  }

  /** Writes in another capacity from now on, with a fresh pen; in the one it has, with the pen it has. */
  speakAs(capacity: Writer['capacity']): void {
    const connection = this.#text?.connection
    if (connection && connection.capacity !== capacity) connection.takePen(capacity)
  }

  again(): void {
    this.#text?.connection.again()
  }

  /** Hands in what other tabs of the person left unsaved. */
  look(): void {
    void this.#text?.connection.look()
  }

  close(): void {
    this.#isClosed = true
    this.#takeDown()?.close()
  }

  /** The pens of this person, of earlier visits too: what they suggested with them is theirs to change. */
  #ownPens(): ReadonlySet<number> {
    const { me } = this.#desk.options
    return new Set([...this.#writers.values()].filter(({ hand }) => hand === me).map(({ pen }) => pen))
  }

  #suggesterOf(suggestion: string): { readonly name: string; readonly colour: number } | null {
    const writer = this.#writers.get(penOfSuggestion(suggestion) ?? 0)
    if (!writer) return null
    const { members, nameOf } = this.#desk.options
    const shown = shownWriter(members(), writer)
    return { name: nameOf(shown), colour: shown.colour }
  }

  #beside(): MarginText | null {
    const text = this.#text
    if (!text) return null
    const { flow, connection, bound } = text
    return { flow, editor: bound?.editor ?? null, pen: connection.pen, writers: this.#writers }
  }

  /** What the person has done with the caret comes before what arrives. */
  #catchUp(): void {
    const editor = this.#text?.bound?.editor
    if (editor) catchUp(editor.view)
  }

  #welcomed({ permission, limits }: { permission: Permission; limits: Limits }): void {
    this.#limits = limits
    this.allow(permission)
  }

  #rightsChanged({ permission, by, reason }: Rights): void {
    const member = this.#desk.options.members().find(({ person }) => person === by)
    const name = member ? this.#desk.options.nameOf(member) : null
    if (permission === null) {
      this.#tell({ is: 'gone', title: this.title, by: name, reason })
      return void this.#lose()
    }
    const news = newsOfRights(this.permission, permission, name, reason)
    if (news) this.#tell(news.is === 'rightsMore' && by === null ? { is: 'opened' } : news)
    this.allow(permission)
    this.#desk.options.refresh()
  }

  /** Shows the news where they belong until they have been seen, and says them once. */
  #tell(news: SectionNews): void {
    this.notice = news
    this.#desk.tell(noticeWords(news))
  }

  #statusChanged(status: ClientStatus): void {
    this.#client = status
    // Whoever was offline when it was hidden is not let in again, and told no more than that.
    if (status.is === 'stopped' && status.why === 'notAllowed') void this.#lose()
  }

  /** Takes the text off the page, since it may not be read any more, and keeps what was not saved. */
  async #lose(): Promise<void> {
    if (this.#isLosing) return
    this.#isLosing = true
    const pending = this.#text?.connection.pending ?? []
    const connection = this.#takeDown()
    if (connection) {
      await this.#keepWords(connection, pending, 'right')
      connection.close()
    }
    // Only now: from here on the page looks in the journal for what it does not show.
    this.gone = true
    this.#desk.options.refresh()
  }

  /** Keeps the words of entries in front of the person, and takes the entries out of the journal. */
  async #keepWords(
    connection: Connection,
    entries: readonly Entry[],
    reason: KeptWords['reason'],
  ): Promise<void> {
    const words = refusedWords(connection.doc, entries)
    if (words) {
      const kept = { section: this.id, title: this.title, at: Date.now(), reason, ...words }
      const id = await this.#desk.journal.keep(kept)
      this.kept = [...this.kept, { id, ...kept }]
    }
    await connection.strike(entries)
  }

  #writersKnown(writers: readonly Writer[]): void {
    for (const writer of writers) this.#writers.set(writer.pen, writer)
    this.margin.findSoon()
    const editor = this.#text?.bound?.editor
    if (editor) editor.view.dispatch(redrawSuggestions(editor.state))
    this.#changed()
  }

  #presenceChanged(states: ReadonlyMap<number, unknown>): void {
    this.presence = readPresence(states)
    this.#desk.noticePeople()
    this.#showCarets()
  }

  /** Keeps the refused words in front of the person, and goes on with a fresh document and a new pen (S17). */
  async #refused(entries: readonly Entry[], problem: Problem): Promise<void> {
    const hadFocus = this.editor?.isFocused ?? false
    // At once, before anything is waited for: nobody writes on into a text that will go, and no second refusal
    // finds it. What else waits to be saved stands in the journal and is handed in by the next connection.
    const connection = this.#takeDown()
    if (!connection) return
    await this.#keepWords(connection, entries, reasonOf(problem))
    connection.close()
    if (this.#isClosed || this.#isLosing) return
    if (hadFocus) this.focus('end')
    await this.#open()
  }

  async #open(): Promise<void> {
    const { copy, journal, options } = this.#desk
    this.kept = await journal.keptWords(this.id)
    const connection = await Connection.open({
      section: this.id,
      person: options.me,
      capacity: options.capacity(),
      journal,
      copy,
      listener: {
        arriving: () => this.#catchUp(),
        status: (status) => this.#statusChanged(status),
        synced: () => this.#mount(),
        welcome: (welcome) => this.#welcomed(welcome),
        rights: (rights) => this.#rightsChanged(rights),
        writers: (writers) => this.#writersKnown(writers),
        presence: (states) => this.#presenceChanged(states),
        keeping: () => this.#desk.keeping(),
        kept: () => this.#desk.kept(),
        refused: (entries, problem) => void this.#refused(entries, problem),
      },
    })
    if (this.#isClosed || this.#isLosing) return connection.close()
    this.#text = { connection, flow: new Flow(connection.doc), bound: null }
    if (connection.hadCopy) this.#mount()
  }

  #mount(): void {
    const text = this.#text
    if (!text || text.bound) return
    const bound = flowPlugin({
      flow: text.flow,
      pen: () => text.connection.pen,
      suggesting: () => this.mode === 'suggest',
      ownPens: () => this.#ownPens(),
      onCannotSuggest: (what) => (this.notice = { is: 'cannotSuggest', what }),
    })
    bound.binding.onShown(() => this.margin.findSoon())
    const editor = new Editor({
      ...createEditorOptions(
        {
          section: this.id,
          labels: editorLabels(this.title),
          newId: () => crypto.randomUUID().replaceAll('-', '').slice(0, 12),
          limits: this.#limits,
          flow: bound,
          suggesterOf: (suggestion) => this.#suggesterOf(suggestion),
          headingBase: 3,
          onLink: () => this.#desk.editLink(),
          onRefused: (problem) => this.#refuseAction(problem),
          onPasteDropped: (kinds) => this.#tellDropped(kinds),
        },
        [
          pictureBring(
            this.id,
            (file) => this.#desk.options.bringPicture(this.id, file),
            () => (this.notice = { is: 'pictureLeftOut' }),
          ),
          pictureDrop((files) => this.#desk.pictures.add(this, files)),
          walking((way) => this.#walk(this.id, way)),
          Extension.create({
            name: 'shown',
            addProseMirrorPlugins: () => [carets(), commented((touched) => this.margin.touch(touched))],
          }),
        ],
      ),
      element: this.#place,
      content: bound.binding.document(flowSchema()).toJSON(),
      editable: this.mayWrite,
      onTransaction: ({ transaction }) => {
        if (transaction.docChanged || transaction.selectionSet) queueMicrotask(() => this.#changed())
      },
      onUpdate: () => this.#desk.options.typed(),
      onFocus: () => queueMicrotask(() => (this.#desk.active = this)),
      onSelectionUpdate: () => this.#tellCursor(),
      onBlur: () => text.connection.setCursor(null),
    })
    text.bound = { ...bound, editor }
    queueMicrotask(() => {
      if (this.#text !== text) return
      this.editor = editor
      for (const act of this.#whenReady.splice(0)) act()
      this.#showCarets()
      this.margin.find()
    })
  }

  /** Takes the text off the page and its connection off the network; the document itself can still be read. */
  #takeDown(): Connection | null {
    const text = this.#text
    if (!text) return null
    this.#text = null
    this.editor = null
    this.margin.takeDown()
    text.bound?.editor.destroy()
    text.flow.close()
    text.connection.hangUp()
    return text.connection
  }

  #changed(): void {
    this.edition++
    for (const listener of this.#listeners) listener()
  }

  #tellCursor(): void {
    const { bound, connection } = this.#text ?? {}
    if (!bound || !connection || !bound.editor.isFocused) return
    const { doc, selection } = bound.editor.state
    const { anchor, head } = bound.binding.keep(doc, selection)
    connection.setCursor({
      anchor: Y.relativePositionToJSON(anchor),
      head: Y.relativePositionToJSON(head),
    })
  }

  /** Others' carets where they stand now; those of what has not arrived yet are left out. */
  #carets(): readonly Caret[] {
    const bound = this.#text?.bound
    if (!bound) return []
    const { doc } = bound.editor.state
    const positionOf = (json: unknown): number | null =>
      bound.binding.positionOf(doc, Y.createRelativePositionFromJSON(json))
    return this.presence.flatMap(({ client, name, colour, capacity, guest, cursor }) => {
      if (!cursor || client === this.#text?.connection.awareness.clientID) return []
      const [anchor, head] = [positionOf(cursor.anchor), positionOf(cursor.head)]
      if (anchor === null || head === null) return []
      return [{ client, name: this.#desk.options.nameOf({ name, capacity, guest }), colour, anchor, head }]
    })
  }

  #showCarets(): void {
    const editor = this.#text?.bound?.editor
    if (editor) editor.view.dispatch(showCarets(editor.state, this.#carets()))
  }

  #refuseAction({ limit }: LimitReached): void {
    this.notice = { is: limit === 'maxDepth' ? 'tooDeep' : limit === 'maxBlocks' ? 'tooMany' : 'tooLarge' }
  }

  #tellDropped(kinds: readonly DroppedKind[]): void {
    if (kinds.some((kind) => kind === 'picture' || kind === 'media')) this.notice = { is: 'dropped' }
  }
}
