import type { Place } from '@alongside/flow'
import type { MemberView, SectionText } from '@alongside/protocol'
import { looksOf } from '#lib/author-looks.ts'
import { authorAttributes } from '#lib/author-pattern.ts'
import { initials } from '#lib/words/initials.ts'
import { personName } from '#lib/words/names.ts'
import { whenIdle } from '#lib/when-idle.ts'
import { readAuthors, type Author, type BlockAuthors, type StandingRun } from './authors.ts'
import { isChosen, type Chosen } from './chosen.ts'
import type { Desk } from './desk.svelte.ts'
import type { LiveSection } from './live-section.svelte.ts'
import { shownWriter, type ShownWriter } from '#lib/words/writer.ts'
import { sharesOf } from './shares.ts'
import { nextStop, stopsIn, type Stop } from './stops.ts'
import { caretIn, elementAt } from './text-places.ts'
import { rememberDepth, rememberedDepth, type Depth } from './wrote-memory.ts'

/** How often it is read anew who wrote what while the text changes, in milliseconds. */
const readEveryMs = 1000

/** Within how many milliseconds the same text is not asked for again. */
const askEveryMs = 3000

/** Who wrote one part of the document. */
export interface PartAuthors {
  readonly id: string
  readonly title: string
  readonly blocks: readonly BlockAuthors[]
}

/** Words that more is said of: those that the pointer is on, or that the person walked to. */
export interface Front {
  readonly section: string
  readonly place: Place
  readonly run: StandingRun
  readonly by: 'pointer' | 'walk'
}

/** Whose words are whose in the texts of a page, as closely as the person wants to see it. */
export class Wrote {
  depth: Depth = $state('off')
  /** Whose words stand out; the others' step back. */
  chosen: Chosen | null = $state.raw(null)
  front: Front | null = $state.raw(null)
  /** As it was read last; empty until somebody wants to see it. */
  parts: readonly PartAuthors[] = $state.raw([])

  /** The words that can be walked to, in order. */
  readonly stops: readonly Stop[] = $derived.by(() => stopsIn(this.parts, this.chosen))
  readonly shares = $derived.by(() => sharesOf(this.parts.flatMap(({ blocks }) => blocks)))
  /** Everything that is drawn in the texts depends on this. */
  readonly drawn = $derived.by(() => ({ isOn: this.isOn, chosen: this.chosen, looks: this.looks }))
  readonly looks: ReadonlyMap<string, number> = $derived.by(() =>
    looksOf(this.members, this.#voices.split(' ')),
  )

  readonly #desk: Desk
  /** The last closer look, for whoever puts it off and on. */
  #closer: Exclude<Depth, 'off'> = 'blocks'
  #voices = $state('')
  #callOff: (() => void) | undefined
  readonly #texts = new Map<string, { readonly at: number; readonly text: Promise<SectionText | null> }>()

  constructor(desk: Desk) {
    this.#desk = desk
    if (desk.options.texts === undefined) return
    this.depth = desk.options.isDrawn === true ? 'words' : rememberedDepth(desk.options.me)
    if (this.depth !== 'off') this.#closer = this.depth
  }

  get isOn(): boolean {
    return this.depth !== 'off'
  }

  /** Whether more is said of words that the pointer rests on. */
  get isClose(): boolean {
    return this.depth === 'words' || this.chosen !== null
  }

  /** Looks so closely from now on, on this device. */
  look(depth: Depth): void {
    this.depth = depth
    if (depth !== 'off') this.#closer = depth
    else [this.chosen, this.front] = [null, null]
    rememberDepth(this.#desk.options.me, depth)
  }

  /** Puts it off, or on as closely as the last time. */
  turn(): void {
    this.look(this.isOn ? 'off' : this.#closer)
  }

  /** Follows the texts for as long as somebody looks; answers how to stop. */
  follow(): () => void {
    this.read()
    const stops = this.#desk.sections.map((section) => section.onchange(() => this.#readSoon()))
    return () => {
      this.#callOff?.()
      this.#callOff = undefined
      for (const stop of stops) stop()
    }
  }

  /** Reads anew who wrote what. */
  read(): void {
    const { sections, options } = this.#desk
    const parts = (options.texts?.() ?? []).map(({ id, title, text }) => {
      const live = sections.find((section) => section.id === id && section.editor !== null)
      return { id, title, blocks: live?.authors.read() ?? readAuthors(text?.blocks ?? []) }
    })
    this.parts = parts
    const standing = parts.flatMap(({ blocks }) =>
      blocks.flatMap(({ runs }) => runs.map(({ writer }) => writer.voice)),
    )
    const known = sections.flatMap(({ authors }) => [...authors.voices])
    // As one string, so that nothing is drawn anew for the same people.
    this.#voices = [...new Set([...standing, ...known])].toSorted().join(' ')
  }

  /** How a writer is shown, in a look that nobody else here has. */
  readonly shown = (writer: Author): ShownWriter => {
    const shown = shownWriter(this.members, writer)
    return { ...shown, colour: this.looks.get(writer.voice) ?? shown.colour }
  }

  /** What the element round a writer's words bears. */
  drawing(writer: Author): Readonly<Record<string, string>> {
    if (!isChosen(this.chosen, writer)) return { class: 'whose-back' }
    const who = this.shown(writer)
    return {
      class: this.chosen === null ? 'whose' : 'whose whose-chosen',
      'data-initials': initials(personName(who)),
      ...authorAttributes(who.colour),
    }
  }

  /** Says more of the words at a place, if there are any. */
  show(section: string, place: Place, by: Front['by']): void {
    const run = this.#desk.sections.find(({ id }) => id === section)?.authors.runAt(place) ?? null
    this.front = run && { section, place: { block: place.block, offset: run.from }, run, by }
  }

  /** The part that the words in front stand in, if it is live. */
  get frontPart(): LiveSection | null {
    return this.#desk.sections.find(({ id, editor }) => id === this.front?.section && editor !== null) ?? null
  }

  /** The pointer is on no words of a section any more. */
  leave(section: string): void {
    if (this.front?.section === section && this.front.by === 'pointer') this.front = null
  }

  /** Has somebody's words stand out, or everybody's alike. */
  choose(chosen: Chosen | null): void {
    this.chosen = chosen
    this.front = null
  }

  /** Goes to the words before those in front, or before the caret (-1), or to the next ones (1). */
  walk(way: 1 | -1): void {
    this.read()
    const { active } = this.#desk
    const caret = caretIn(active?.editor ?? null)
    const from = this.front ?? (active && caret && { section: active.id, place: caret })
    const order = this.parts.map(({ id }) => id)
    const at = from && { section: from.section, ...from.place }
    const stop = this.stops[nextStop(this.stops, order, at, way)]
    if (stop) this.goTo(stop)
  }

  /** Brings words into view, and says more of them. */
  goTo({ section: id, block, run }: Stop): void {
    const place = { block, offset: run.from }
    const section = this.#desk.sections.find((one) => one.id === id)
    const element = elementAt(section?.editor ?? null, place) ?? document.getElementById(`part-${id}`)
    element?.scrollIntoView({ block: 'center' })
    this.front = { section: id, place, run, by: 'walk' }
  }

  /** A section's text as the server has it; asked for again only after a while. */
  text(section: string): Promise<SectionText | null> {
    const known = this.#texts.get(section)
    const now = performance.now()
    if (known !== undefined && now - known.at < askEveryMs) return known.text
    const text = this.#desk.options.readText(section)
    this.#texts.set(section, { at: now, text })
    return text
  }

  /** Everybody whose name may be known here. */
  get members(): readonly MemberView[] {
    return this.#desk.options.members()
  }

  #readSoon(): void {
    if (this.#callOff !== undefined) return
    const timer = setTimeout(() => {
      this.#callOff = whenIdle(() => {
        this.#callOff = undefined
        this.read()
      })
    }, readEveryMs)
    this.#callOff = () => clearTimeout(timer)
  }
}
