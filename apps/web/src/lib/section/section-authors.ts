import type { Said } from '@alongside/attribution'
import type { WhoseOf } from '@alongside/editor'
import { textOf, type Block, type Flow, type Place } from '@alongside/flow'
import type { MemberView, OriginView, SectionView, SuggestionView, Writer } from '@alongside/protocol'
import type { Editor } from '@tiptap/core'
import { m } from '#lib/paraglide/messages.js'
import { whenIdle } from '#lib/when-idle.ts'
import { shownWriter, writerInWords } from '#lib/words/writer.ts'
import {
  authorsOf,
  blockAuthors,
  type BlockAuthors,
  type Credits,
  type StandingRun,
  type VoicedRun,
} from './authors.ts'
import { Origins } from './origins.ts'
import { suggesterOf, toldSuggesters, type Suggester, type ToldSuggesters } from './suggester.ts'
import { markTyped, type Says } from './typed-marks.ts'
import { WhoseDrawing } from './whose-drawing.ts'
import { Writers } from './writers.ts'
import type { Wrote } from './wrote.svelte.ts'

/** A text whose words are somebody's, as long as it is open. */
export interface AuthoredText {
  readonly flow: Flow
  /** Null until there is an editor. */
  readonly editor: Editor | null
}

/** Where the authors of a text are shown. */
export interface AuthorsPlace {
  readonly text: () => AuthoredText | null
  readonly wrote: () => Pick<Wrote, 'isOn' | 'drawing'>
  readonly members: () => readonly MemberView[]
}

/** Whose words are whose in one section, as far as the server has told, and how the text shows it. */
export class SectionAuthors {
  readonly writers = new Writers()
  readonly #place: AuthorsPlace
  readonly #origins = new Origins()
  #said: ReadonlyMap<string, Said> = new Map()
  #suggesters: ToldSuggesters = new Map()
  /** Of blocks that have been read already; a block that reads otherwise is another. */
  #known = new WeakMap<Block, readonly VoicedRun[]>()
  /** What was answered last, which several on the page ask for in the same moment. */
  #answered: { readonly read: readonly (readonly VoicedRun[])[]; readonly authors: readonly BlockAuthors[] } =
    {
      read: [],
      authors: [],
    }
  readonly #drawing = new WhoseDrawing()
  #callOffMarks: (() => void) | undefined

  constructor(place: AuthorsPlace) {
    this.#place = place
  }

  knowOrigins(origins: readonly OriginView[]): void {
    this.#origins.know(origins)
    this.#known = new WeakMap()
  }

  knowWriters(writers: readonly Writer[]): void {
    this.writers.know(writers)
    this.#known = new WeakMap()
  }

  /** Knows from now on what people said of words here that others typed for them. */
  knowSaid(typed: NonNullable<SectionView['typed']>): void {
    this.#said = new Map(
      typed.map(({ person, confirmed, disowned }) => [person, { confirmed, disowned }] as const),
    )
    this.#answered = { read: [], authors: [] }
  }

  /** Knows from now on whose suggestions are, as the server tells; says whether that is news. */
  knowSuggested(told: readonly SuggestionView[]): boolean {
    const before = this.#suggesters
    this.#suggesters = toldSuggesters(told)
    return JSON.stringify([...before]) !== JSON.stringify([...this.#suggesters])
  }

  /** Who holds which pen, and which words were first written elsewhere. */
  get credits(): Credits {
    return { writers: this.writers.byPen, origins: this.#origins }
  }

  /** Who wrote each block. */
  read(): readonly BlockAuthors[] {
    const text = this.#place.text()
    const read = text?.flow.blocks().map((block) => this.#authorsOf(block)) ?? []
    const isSame =
      read.length === this.#answered.read.length && read.every((runs, at) => runs === this.#answered.read[at])
    if (!isSame) this.#answered = { read, authors: blockAuthors(read, this.#said) }
    return this.#answered.authors
  }

  /** Everybody who is known to have written here, whether words of theirs stand or not. */
  get voices(): ReadonlySet<string> {
    return new Set([...this.writers.byPen.values(), ...this.#origins.authors].map(({ voice }) => voice))
  }

  /** The words by one author at a place; null where nobody's are. */
  runAt({ block, offset }: Place): StandingRun | null {
    const { flow } = this.#place.text() ?? {}
    if (!flow || block >= flow.count) return null
    const isHere = ({ from, text }: VoicedRun) => from <= offset && offset < from + text.length
    const run = this.#authorsOf(flow.block(block)).find(isHere)
    // How words stand that were typed for somebody hangs on all that stands, so it is not asked of others' words.
    if (run?.letters !== undefined) return this.read()[block]?.runs.find(isHere) ?? null
    return run === undefined ? null : { ...run, standing: null }
  }

  /** Whose an open suggestion of a text is. */
  suggesterOf(flow: Flow, suggestion: string): Suggester {
    return suggesterOf(flow, suggestion, this.credits, this.#suggesters)
  }

  /** The words of a block. */
  wordsOf(block: number): string {
    const { flow } = this.#place.text() ?? {}
    return flow && block < flow.count ? textOf(flow.block(block)) : ''
  }

  /** What is drawn of a block. */
  readonly whoseOf: WhoseOf = (block) => {
    const wrote = this.#place.wrote()
    if (!wrote.isOn) return null
    return this.#authorsOf(block).map((run) => ({
      from: run.from,
      to: run.from + run.text.length,
      attributes: wrote.drawing(run.writer),
    }))
  }

  /** Draws anew whose words are whose. */
  draw(): void {
    const editor = this.#place.text()?.editor
    if (editor) this.#drawing.draw(editor)
  }

  /** Marks words that were typed for others anew, when nothing else is to be done. */
  markTypedSoon(): void {
    const isTyped = this.writers.byPen.values().some(({ hand, voice }) => hand !== voice)
    if (!isTyped || this.#callOffMarks !== undefined) return
    this.#callOffMarks = whenIdle(() => {
      this.#callOffMarks = undefined
      const editor = this.#place.text()?.editor
      const marking = editor && markTyped(editor.state, this.read(), (...of) => this.#says(...of))
      if (marking) editor.view.dispatch(marking)
    })
  }

  /** The text is gone; who wrote stays known, for the next one. */
  takeDown(): void {
    this.#callOffMarks?.()
    this.#callOffMarks = undefined
    this.#drawing.stop()
  }

  #authorsOf(block: Block): readonly VoicedRun[] {
    const known = this.#known.get(block)
    if (known !== undefined) return known
    const read = authorsOf(block, this.credits)
    this.#known.set(block, read)
    return read
  }

  #says(...[standing, { writer }]: Parameters<Says>): string {
    const who = writerInWords(shownWriter(this.#place.members(), writer))
    return standing === 'open' ? m.typed_saysOpen({ who }) : m.typed_saysDisowned({ who })
  }
}
