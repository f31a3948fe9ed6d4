import type { Id } from '@alongside/flow'
import {
  allows,
  defaultLimits,
  type Limits,
  type OriginView,
  type Permission,
  type Problem,
  type Rights,
  type SectionView,
  type SuggestionView,
  type Writer,
  type SectionMoment,
} from '@alongside/protocol'
import type { ClientStatus, Entry } from '@alongside/sync'
import type { Editor } from '@tiptap/core'
import { authorHue } from '#lib/author-pattern.ts'
import { modeIn, type Mode } from '#lib/mode.ts'
import { Connection } from './connection.ts'
import type { Desk } from './desk.svelte.ts'
import type { KeptWords } from './journal.ts'
import { Kept } from './kept.svelte.ts'
import { Margin, type MarginText } from './margin.svelte.ts'
import { newsOfNobody, newsOfRights, noticeWords, type SectionNews } from './notice.ts'
import { OpenText } from './open-text.ts'
import { Others } from './others.svelte.ts'
import { shownWriter } from '#lib/words/writer.ts'
import { putInAgain, putInAtEnd } from './put-in.ts'
import { RefusedRemovals } from './refused-removals.ts'
import { reasonOf, refusedWords } from './refused-words.ts'
import { SectionAuthors } from './section-authors.ts'
import { openSectionEditor } from './section-editor.ts'
import type { SectionStatus } from './status.ts'
import { selectedIn } from './text-places.ts'
import { toErase, type CannotErase } from './to-erase.ts'
import type { Walk } from './walking.ts'

/** One section that people write in now: its text, its editor, who is here, and how it stands with the server. */
export class LiveSection {
  readonly id: string
  readonly title: string
  permission: Permission = $state('read')
  /** The person decides here, also while nobody may write. */
  owns: boolean = $state(false)
  editor: Editor | null = $state.raw(null)
  /** Rises with every change of text or selection. */
  edition = $state(0)
  notice: SectionNews | null = $state.raw(null)
  /** The person may not even read it any more; words that were not saved are among the kept ones. */
  gone = $state(false)

  /** How the person works on this text: as they chose, as far as they may. */
  readonly mode: Mode = $derived.by(() => (this.#isHeld ? 'read' : modeIn(this.permission, this.#desk.mode)))
  readonly mayWrite: boolean = $derived.by(() => this.mode !== 'read')
  readonly status: SectionStatus = $derived.by(() =>
    this.#client.is === 'saved' && !allows(this.permission, 'suggest') ? { is: 'readOnly' } : this.#client,
  )
  readonly others: Others
  /** What could not be saved. */
  readonly kept: Kept
  /** The comments and suggestions beside the text. */
  readonly margin = new Margin(() => this.#beside())
  /** Whose words are whose. */
  readonly authors = new SectionAuthors({
    text: () => this.#text,
    wrote: () => this.#desk.wrote,
    members: () => this.#desk.options.members(),
  })
  #client: ClientStatus = $state.raw({ is: 'loading' })
  /** Nothing is written here now, since the person for whom it would be may not read it. */
  #isHeld = $state(false)

  readonly #desk: Desk
  readonly #place: HTMLElement
  readonly #walk: Walk
  #limits: Limits = defaultLimits
  #text: OpenText | null = null
  #whenReady: (() => void)[] = []
  #isClosed = false
  #isLosing = false
  readonly #refusedRemovals = new RefusedRemovals()
  readonly #listeners = new Set<() => void>()

  constructor(desk: Desk, view: SectionView, place: HTMLElement, walk: Walk) {
    this.#desk = desk
    this.#place = place
    this.#walk = walk
    this.id = view.id
    this.title = view.title
    this.permission = view.permission
    this.owns = view.owns
    this.others = new Others(
      () => this.#text && { bound: this.#text.bound, client: this.#text.connection.awareness.clientID },
      desk.options.nameOf,
    )
    this.kept = new Kept(desk.journal, view.id)
    void this.#open()
  }

  /** Follows the right that the page's data tells. */
  allow(permission: Permission): void {
    this.permission = permission
    this.followMode()
  }

  /** Has nothing written here for as long as `isHeld`. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.followMode()
  }

  /** Knows from now on what people said of words here that others typed for them. */
  say(typed: NonNullable<SectionView['typed']>): void {
    this.authors.knowSaid(typed)
    this.#changed()
  }

  /** Knows from now on whose suggestions are, of which the text tells only who put them where they stand. */
  knowSuggested(told: readonly SuggestionView[]): void {
    if (!this.authors.knowSuggested(told)) return
    this.#text?.redrawSuggestions()
    this.margin.findSoon()
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

  /** Calls `listener` after every change of the text or of who is known to write; answers how to stop. */
  onchange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
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

  /** Whether words of these people may be theirs to remove for good: they own the part, or are one of them. */
  mayErase(voices?: Iterable<string>): boolean {
    const { me, erase } = this.#desk.options
    if (erase === undefined) return false
    if (this.owns) return true
    // Who wrote here is no state of a page: it is asked anew with every change.
    void this.edition
    return Iterator.from(voices ?? this.authors.voices).some((voice) => voice === me)
  }

  /**
   * Goes to where the words between two places, or else those that are selected, are removed for good; answers why that
   * cannot be now.
   */
  erase(between = selectedIn(this.editor)): CannotErase | null {
    const text = this.#text
    if (!text || !between) return 'noWords'
    const { me, erase } = this.#desk.options
    const [blocks, authors] = [text.flow.blocks(), this.authors.read()]
    const asked = toErase(between, { blocks, authors, status: this.#client, me, owns: this.owns })
    if (asked.is === 'cannot') return asked.why
    if (!navigator.onLine) return 'offline'
    erase?.(this.id, asked.letters)
    return null
  }

  /** The words that the server does not have. */
  unsavedText(): string {
    return [this.#text?.unsavedWords ?? '', ...this.kept.words.map(({ text }) => text)]
      .filter(Boolean)
      .join('\n\n')
  }

  /** Brings back how the part read at a moment, as a new change; false where it reads so, or nothing may be changed. */
  restore(moment: SectionMoment): boolean {
    return this.#text?.restore(moment) ?? false
  }

  /** Puts words back that a moment tells as removed since another, by the id of the first of them; false where nothing is changed. */
  bringWordsBack(moment: SectionMoment, first: Id): boolean {
    return this.#text?.bringWordsBack(moment, first) ?? false
  }

  /** Puts words in at the end, as new words of this person; false where they may not write now. */
  putIn(text: string): boolean {
    const bound = this.#text?.bound
    if (!bound || !this.mayWrite) return false
    putInAtEnd(bound, text)
    return true
  }

  /** Puts refused words in again where they stood, or at the end; they are then new words of this person. */
  async placeAgain(words: KeptWords): Promise<void> {
    const bound = this.#text?.bound
    if (!bound || !this.mayWrite) return
    putInAgain(bound, words)
    await this.kept.letGo(words)
  }

  /** What was seen here was seen in every part that says the same: a right to a document moves in all of them. */
  closeNotice(): void {
    if (this.notice) this.#desk.seen(noticeWords(this.notice))
  }

  /** Shows a notice of these words no more. */
  seen(words: string): void {
    if (this.notice && noticeWords(this.notice) === words) this.notice = null
  }

  /** Writes from now on what the desk says whose words it is. */
  followWriter(): void {
    this.#text?.connection.write(this.#desk.options.writes())
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

  #suggesterOf(suggestion: string): { readonly name: string; readonly colour: number } | null {
    const flow = this.#text?.flow
    const writer = flow && this.authors.suggesterOf(flow, suggestion).writer
    if (!writer) return null
    const { members, nameOf } = this.#desk.options
    const shown = shownWriter(members(), writer)
    return { name: nameOf(shown), colour: authorHue(shown.colour) }
  }

  #beside(): MarginText | null {
    const text = this.#text
    if (!text) return null
    const { flow, connection, editor } = text
    return { flow, editor, pen: connection.pen, authors: this.authors }
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
    const news =
      by === null && reason === null
        ? newsOfNobody(this.permission, permission, this.#isGuest, Date.now())
        : newsOfRights(this.permission, permission, name, reason)
    if (news) this.#tell(news)
    this.allow(permission)
    this.#desk.options.refresh()
  }

  get #isGuest(): boolean {
    const { members, me } = this.#desk.options
    return members().find(({ person }) => person === me)?.guest != null
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
    if (status.is === 'stopped' && status.why === 'old') void this.#setBack()
    if (status.is === 'saved' || status.is === 'back') queueMicrotask(() => this.#suggestAgain())
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

  /**
   * Something was erased from the section: what the page and the device hold of it goes, and it is opened as it is now
   * (S45). What was not saved stands in the journal and is handed in then: erasing keeps what it rests on.
   */
  async #setBack(): Promise<void> {
    const connection = this.#takeDown()
    if (!connection) return
    connection.close()
    await this.#desk.copy.drop(this.id)
    if (this.#isClosed || this.#isLosing) return
    // It may have been told already by whom and why.
    if (this.notice?.is !== 'erased') this.#tell({ is: 'setBack' })
    await this.#open()
  }

  /** Says who removed words for good, and why. */
  tellErased(by: string | null, reason: string | null): void {
    this.#tell({ is: 'erased', by, reason })
  }

  /** Keeps the words of entries in front of the person, if they hold any, and takes the entries out of the journal. */
  async #keepWords(
    connection: Connection,
    entries: readonly Entry[],
    reason: KeptWords['reason'],
  ): Promise<boolean> {
    const words = refusedWords(connection.doc, entries)
    if (words) await this.kept.add({ title: this.title, reason, ...words })
    await connection.strike(entries)
    return words !== null
  }

  #writersKnown(writers: readonly Writer[]): void {
    this.authors.knowWriters(writers)
    this.#creditsChanged()
  }

  #originsKnown(origins: readonly OriginView[]): void {
    this.authors.knowOrigins(origins)
    this.#text?.flow.follow(this.authors.credits.origins.moved)
    this.#creditsChanged()
  }

  #creditsChanged(): void {
    this.#text?.redrawSuggestions()
    this.margin.findSoon()
    this.authors.draw()
    this.#changed()
  }

  #presenceChanged(states: ReadonlyMap<number, unknown>): void {
    this.others.hear(states)
    this.#desk.noticePeople()
  }

  /** Keeps the refused words in front of the person, and goes on with a fresh document and a new pen (S17). */
  async #refused(entries: readonly Entry[], problem: Problem): Promise<void> {
    const hadFocus = this.editor?.isFocused ?? false
    // At once, before anything is waited for: nobody writes on into a text that will go, and no second refusal
    // finds it. What else waits to be saved stands in the journal and is handed in by the next connection.
    const connection = this.#takeDown()
    if (!connection) return
    const hasWords = await this.#keepWords(connection, entries, reasonOf(problem))
    const isSuggester = allows(this.permission, 'suggest') && !allows(this.permission, 'edit')
    if (isSuggester && problem.kind === 'notAllowed') this.#refusedRemovals.note(entries, hasWords)
    connection.close()
    if (this.#isClosed || this.#isLosing) return
    if (hadFocus) this.focus('end')
    await this.#open()
  }

  #suggestAgain(): void {
    const text = this.#text
    if (!text?.isSynced || this.mode !== 'suggest') return
    const by = { pen: text.connection.pen, ownPens: this.authors.writers.pensOf(this.#desk.options.me) }
    const news = this.#refusedRemovals.suggest(text.flow, by, this)
    if (news) this.#tell(news)
  }

  async #open(): Promise<void> {
    const { copy, journal, options } = this.#desk
    await this.kept.load()
    const connection = await Connection.open({
      section: this.id,
      person: options.me,
      writes: options.writes(),
      journal,
      copy,
      listener: {
        arriving: () => this.#text?.catchUp(),
        status: (status) => this.#statusChanged(status),
        synced: () => {
          if (this.#text) this.#text.isSynced = true
          this.#mount()
        },
        welcome: (welcome) => this.#welcomed(welcome),
        rights: (rights) => this.#rightsChanged(rights),
        writers: (writers) => this.#writersKnown(writers),
        origins: (origins) => this.#originsKnown(origins),
        presence: (states) => this.#presenceChanged(states),
        keeping: () => this.#desk.keeping(),
        kept: () => this.#desk.kept(),
        refused: (entries, problem) => void this.#refused(entries, problem),
      },
    })
    if (this.#isClosed || this.#isLosing) return connection.close()
    this.#text = new OpenText(connection)
    this.#text.flow.follow(this.authors.credits.origins.moved)
    if (connection.hadCopy) this.#mount()
  }

  #mount(): void {
    const text = this.#text
    if (!text || text.bound) return
    const { bringPicture, me, typed } = this.#desk.options
    text.bound = openSectionEditor({
      section: this.id,
      title: this.title,
      place: this.#place,
      flow: text.flow,
      limits: this.#limits,
      isEditable: this.mayWrite,
      pen: () => text.connection.pen,
      suggesting: () => this.mode === 'suggest',
      ownPens: () => this.authors.writers.pensOf(me),
      suggesterOf: (suggestion) => this.#suggesterOf(suggestion),
      whoseOf: this.authors.whoseOf,
      bringPicture: (file) => bringPicture(this.id, file),
      listener: {
        changed: () => queueMicrotask(() => this.#changed()),
        shown: () => this.margin.findSoon(),
        typed,
        focused: () => queueMicrotask(() => (this.#desk.active = this)),
        moved: () => this.#text?.tellCursor(),
        left: () => text.connection.setCursor(null),
        touched: (touched) => this.margin.touch(touched),
        news: (news) => (this.notice = news),
        linking: () => this.#desk.editLink(),
        pictures: (files) => this.#desk.pictures.add(this, files),
        walk: (way) => this.#walk(this.id, way),
      },
    })
    queueMicrotask(() => {
      if (this.#text !== text) return
      this.editor = text.editor
      for (const act of this.#whenReady.splice(0)) act()
      this.others.draw()
      this.margin.begin()
      this.authors.markTypedSoon()
    })
  }

  /** Takes the text off the page and its connection off the network; the document itself can still be read. */
  #takeDown(): Connection | null {
    const text = this.#text
    if (!text) return null
    this.authors.takeDown()
    this.#text = null
    this.editor = null
    this.margin.takeDown()
    text.takeDown()
    return text.connection
  }

  #changed(): void {
    this.edition++
    this.authors.markTypedSoon()
    for (const listener of this.#listeners) listener()
  }
}
