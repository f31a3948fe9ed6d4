import type {
  BlockView,
  Capacity,
  GuestStanding,
  LetterSpan,
  MemberView,
  SectionText,
  SectionView,
} from '@alongside/protocol'
import { suggestedLink } from '@alongside/editor'
import { tick } from 'svelte'
import { DeviceCopy } from './device-copy.ts'
import { FileDesk } from './from-file/file-desk.svelte.ts'
import { openJournal, type Journal } from './journal.ts'
import { LiveSection } from './live-section.svelte.ts'
import type { Mode } from '#lib/mode.ts'
import { rememberedMode, rememberMode } from './mode-memory.ts'
import { OtherTabs } from './other-tabs.ts'
import { PictureDesk } from './picture-desk.svelte.ts'
import { peopleHere, type Here } from './presence.ts'
import { pageStatus, type PageStatus } from './status.ts'
import type { Walk } from './walking.ts'
import { Wrote } from './wrote.svelte.ts'
import type { Writes } from './writes.ts'

/** A text as the page had it from the server. */
export interface PageText {
  readonly id: string
  readonly title: string
  /** Null where it could not be read. */
  readonly text: { readonly blocks: readonly BlockView[] } | null
}

/** What a desk is told about the person at it and the page around it. */
export interface DeskOptions {
  readonly me: string
  /** The most bytes that a file may have. */
  readonly maxFileBytes: number
  /** The document, whose way of working is remembered. */
  readonly document: string
  /** Brings a picture of another section into one; answers the id of its file there, or null. */
  readonly bringPicture: (section: string, file: string) => Promise<string | null>
  readonly members: () => readonly MemberView[]
  /** The texts that the page has, live or not, in order; left out where it does not say who wrote them. */
  readonly texts?: () => readonly PageText[]
  /** The address asks to see whose every word is; else it is as this device remembers. */
  readonly isDrawn?: boolean
  /** Reads a section's text as the server has it; null where it cannot be read. */
  readonly readText: (section: string) => Promise<SectionText | null>
  /** Goes to where letters of a section are removed for good; left out where that is not offered. */
  readonly erase?: ((section: string, letters: readonly LetterSpan[]) => void) | undefined
  /** Whose words the person writes now. */
  readonly writes: () => Writes
  /** What to call a person. */
  readonly nameOf: (person: {
    readonly name: string | null
    readonly capacity: Capacity
    readonly guest?: GuestStanding | null
  }) => string
  /** Someone came or left. */
  readonly came: (name: string) => void
  readonly left: (name: string) => void
  /** Keys were pressed in a text. */
  readonly typed: () => void
  /** Says something that matters to those who do not see it appear. */
  readonly tell: (words: string) => void
  /** Something about a section changed on the server (rights): load the page's data again. */
  readonly refresh: () => void
}

/** Within how many milliseconds the same news of several sections is one. */
const sameNewsMs = 5_000

/** All live sections of one open document: one status, one list of people, one caret. */
export class Desk {
  readonly options: DeskOptions
  /** Whose words are whose, as far as the person wants to see it. */
  readonly wrote: Wrote
  readonly journal: Journal
  readonly copy: DeviceCopy
  sections: readonly LiveSection[] = $state.raw([])
  /** The section that the caret is in, or was in last. */
  active: LiveSection | null = $state.raw(null)
  /** The way of working that the person chose for the document; null: none yet. */
  mode: Mode | null = $state(null)
  readonly pictures: PictureDesk
  readonly files: FileDesk
  /** Whether the dialog for a link stands open. */
  linking = $state(false)

  readonly people: readonly Here[] = $derived.by(() =>
    peopleHere(
      this.sections.map(({ id, others }) => ({ id, presence: others.presence })),
      this.options.me,
    ),
  )
  readonly status: PageStatus = $derived.by(() =>
    pageStatus(
      // What may not be read any more is told of where its words are kept.
      this.sections.filter(({ gone }) => !gone).map((section) => section.status),
      this.#beingKept > 0 ? 'busy' : this.#keeping,
    ),
  )
  #keeping: Journal['keeping'] = $state('device')
  /** Changes that the journal has been given and does not have yet. */
  #beingKept = $state(0)

  #known = new Map<string, string>()
  #told = { words: '', at: Number.NEGATIVE_INFINITY }
  readonly #tabs: OtherTabs

  private constructor(options: DeskOptions, journal: Journal, copy: DeviceCopy) {
    this.options = options
    this.journal = journal
    this.copy = copy
    this.pictures = new PictureDesk(options.me, options.maxFileBytes)
    this.files = new FileDesk(
      () => options.writes().voice !== null,
      (words) => options.tell(words),
    )
    this.#keeping = journal.keeping
    this.wrote = new Wrote(this)
    this.mode = rememberedMode(options.me, options.document)
    this.#tabs = new OtherTabs(options.me, () => {
      for (const section of this.sections) section.look()
    })
  }

  /** Opens the desk of a person on this device. */
  static async open(options: DeskOptions): Promise<Desk> {
    return new Desk(options, await openJournal(options.me), await DeviceCopy.open(options.me))
  }

  /** Makes a section live, once; its editor is mounted into `place` when its text is there. */
  bring(view: SectionView, place: HTMLElement, walk: Walk): LiveSection {
    const known = this.sections.find(({ id }) => id === view.id)
    if (known && !known.gone) return known
    // It could not be read for a while: what was mounted then is no more.
    known?.close()
    const section = new LiveSection(this, view, place, walk)
    this.sections = [...this.sections.filter((one) => one !== known), section]
    return section
  }

  /** Works in another way from now on, in every section where the person may. */
  work(mode: Mode): void {
    this.mode = mode
    rememberMode(this.options.me, this.options.document, mode)
    for (const section of this.sections) section.followMode()
  }

  /** Takes fresh pens in every section where other words are written from now on than before. */
  followWriter(): void {
    for (const section of this.sections) section.followWriter()
  }

  /** Puts the caret into a section, as soon as it is live. */
  focus(id: string, where: 'start' | 'end'): void {
    this.sections.find((section) => section.id === id)?.focus(where)
  }

  /** Goes to where a person's caret stands. */
  jumpTo({ person, section }: Here): void {
    const there = this.sections.find(({ id }) => id === section)
    there?.others.goTo(person, there.mayWrite)
  }

  /** Opens the dialog for a link on the words selected in the active section. */
  editLink(): void {
    if (this.active?.mayWrite) this.linking = true
  }

  /** Where the selected words lead to now, or nothing. */
  linkHref(): string {
    const { editor } = this.active ?? {}
    const href: unknown = editor && (suggestedLink(editor.state) ?? editor.getAttributes('link')['href'])
    return typeof href === 'string' ? href : ''
  }

  /** Makes the selected words lead somewhere, or (null) nowhere; closes the dialog. */
  setLink(href: string | null): void {
    this.linking = false
    const chain = this.active?.editor?.chain().focus().extendMarkRange('link')
    if (!chain) return
    const { state } = this.active?.editor ?? {}
    const isEmpty = state?.selection.empty ?? true
    const suggested = state ? suggestedLink(state) : null
    if (suggested !== null && href === suggested) return
    // Asked for again, what is suggested is taken back.
    if (href === null && suggested !== null) chain.setLink({ href: suggested }).run()
    else if (href === null) chain.unsetLink().run()
    else if (isEmpty && this.linkHref() === '') {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.setLink({ href }).run()
  }

  closeLink(): void {
    this.linking = false
    this.active?.editor?.commands.focus()
    void this.backToText()
  }

  /**
   * Puts the caret back where it was, if the focus is in the text again: a dialog that goes takes the browser's
   * selection with it after the focus has moved, and what is typed then would go nowhere.
   */
  async backToText(): Promise<void> {
    await tick()
    const view = this.active?.editor?.view
    if (view?.hasFocus()) view.focus()
  }

  /** Says once what happens to many sections at a time, as when a right to all of them changes. */
  tell(words: string): void {
    const now = performance.now()
    if (words === this.#told.words && now - this.#told.at < sameNewsMs) return
    this.#told = { words, at: now }
    this.options.tell(words)
  }

  /** Shows a notice of these words in no section any more. */
  seen(words: string): void {
    for (const section of this.sections) section.seen(words)
  }

  /** Tells of those who came and left since it was called last. */
  noticePeople(): void {
    const { came, left, nameOf } = this.options
    const now = new Map(this.people.map((here) => [here.person, nameOf(here)]))
    for (const [person, name] of now) if (!this.#known.has(person)) came(name)
    for (const [person, name] of this.#known) if (!now.has(person)) left(name)
    this.#known = now
  }

  /** A change is on its way into the journal. */
  keeping(): void {
    this.#beingKept++
  }

  /** It stands there, or the device refused it. */
  kept(): void {
    this.#beingKept--
    this.#keeping = this.journal.keeping
  }

  /** All of the person's words that the server does not have, to put on the clipboard. */
  unsavedText(): string {
    return this.sections
      .map((section) => section.unsavedText())
      .filter(Boolean)
      .join('\n\n')
  }

  /** Asks every section that stopped or waits to connect now. */
  again(): void {
    for (const section of this.sections) section.again()
  }

  close(): void {
    this.#tabs.close()
    for (const section of this.sections) section.close()
    this.sections = []
    this.active = null
  }
}
