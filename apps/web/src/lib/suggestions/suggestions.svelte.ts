import type { MemberView, SectionSuggestions, SuggestionView } from '@alongside/protocol'
import { untrack } from 'svelte'
import type { Answer } from '#lib/api.ts'
import { readAgain } from '#lib/read-again.ts'
import type { Suggested } from '#lib/section/margin.svelte.ts'
import { decidedOf, decideHere, isBehind, openOf, type DecidedHere, type Shown } from './shown.ts'

const none: readonly SuggestionView[] = []

/** The suggestions of an open document as the server tells them: whose they are, since when, and what became of them. */
export class Suggestions {
  #told: ReadonlyMap<string, readonly SuggestionView[]> = $state.raw(new Map())
  /** What was decided on this page, latest first, by section. */
  #decidedHere: ReadonlyMap<string, readonly DecidedHere[]> = $state.raw(new Map())
  readonly #load: (section: string) => Promise<Answer<SectionSuggestions>>

  constructor(load: (section: string) => Promise<Answer<SectionSuggestions>>) {
    this.#load = load
  }

  /** Shows what the page's data brought; a section that is not among it keeps what it has. */
  show(loaded: readonly SectionSuggestions[]): void {
    this.#told = new Map([
      // Whoever shows them from an effect must not come to depend on what is shown.
      ...untrack(() => this.#told),
      ...loaded.map(({ section, suggestions }) => [section, suggestions] as const),
    ])
  }

  /** What the server told last of a section. */
  told(section: string): readonly SuggestionView[] {
    return this.#told.get(section) ?? none
  }

  open(section: string, live: readonly Suggested[] | null, members: readonly MemberView[]): readonly Shown[] {
    return openOf(this.told(section), live, members)
  }

  decided(section: string, open: readonly Shown[]): readonly Shown[] {
    return decidedOf(this.told(section), this.#decidedHere.get(section) ?? [], open)
  }

  isBehind(section: string, live: readonly Suggested[]): boolean {
    return isBehind(this.told(section), live, this.#decidedHere.get(section) ?? [])
  }

  /** Keeps what was decided on this page in sight until the server tells of it. */
  decideHere(section: string, what: Parameters<typeof decideHere>[2]): void {
    const here = decideHere(this.#decidedHere.get(section) ?? [], this.told(section), what)
    this.#decidedHere = new Map(this.#decidedHere).set(section, here)
  }

  /** Reads the suggestions of a section anew; where that fails, what stands goes on standing. */
  readonly refresh = readAgain(async (section) => {
    const answer = await this.#load(section)
    if (answer.ok) this.show([answer.value])
  })
}
