import type { MemberView, SectionSuggestions, SuggestionView } from '@alongside/protocol'
import { untrack } from 'svelte'
import type { Answer } from '#lib/api.ts'
import type { Suggested } from '#lib/section/margin.svelte.ts'

/** A suggestion on the screen; what is not known of one that has just come is null. */
export type Shown = Omit<SuggestionView, 'at' | 'fate'> & {
  readonly at: number | null
  readonly fate: (Omit<NonNullable<SuggestionView['fate']>, 'at'> & { readonly at: number | null }) | null
}

/** The suggestions of an open document as the server tells them: whose they are, since when, and what became of them. */
export class Suggestions {
  #told: ReadonlyMap<string, readonly SuggestionView[]> = $state.raw(new Map())
  /** What was decided on this page and the server has not told yet, by section. */
  #justDecided: ReadonlyMap<string, readonly Shown[]> = $state.raw(new Map())
  readonly #load: (section: string) => Promise<Answer<SectionSuggestions>>
  /** Sections that are being read, and whether they have to be read once more after that. */
  readonly #reading = new Map<string, boolean>()

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

  /** The open ones in the order of the text: as the live text says, else as the server read it. */
  open(section: string, live: readonly Suggested[] | null, members: readonly MemberView[]): readonly Shown[] {
    const told = this.#toldOpen(section)
    if (live === null) return told
    const known = new Map(told.map((one) => [one.id, one]))
    return live.flatMap(({ id, changes, stands, writer }): Shown[] => {
      const view = known.get(id)
      if (view) return [{ ...view, changes: [...changes], stands }]
      if (!writer) return []
      const who = (person: string) => ({
        id: person,
        name: members.find((member) => member.person === person)?.name ?? null,
      })
      const hand = writer.hand === writer.voice ? null : who(writer.hand)
      const { voice, capacity } = writer
      return [{ id, voice: who(voice), capacity, hand, at: null, changes: [...changes], stands, fate: null }]
    })
  }

  /** The decided ones, latest first. Of one that is open again, what was decided here did not come to be. */
  decided(section: string, open: readonly Shown[]): readonly Shown[] {
    const told = (this.#told.get(section) ?? []).filter(({ fate }) => fate !== null)
    const isKnown = ({ id }: Shown): boolean => [...told, ...open].some((one) => one.id === id)
    const here = (this.#justDecided.get(section) ?? []).filter((one) => !isKnown(one))
    return [...here, ...told]
  }

  /** Whether the server has yet to tell of what stands in the live text, or of what was decided here. */
  isBehind(section: string, live: readonly Suggested[]): boolean {
    const told = this.#toldOpen(section).map(({ id }) => id)
    return told.length !== live.length || live.some(({ id }) => !told.includes(id))
  }

  /** Keeps what was decided on this page in sight until the server tells of it. */
  decidedHere(section: string, some: readonly Shown[]): void {
    const before = this.#justDecided.get(section) ?? []
    this.#justDecided = new Map(this.#justDecided).set(section, [...some, ...before])
  }

  /** Reads the suggestions of a section anew; where that fails, what stands goes on standing. */
  async refresh(section: string): Promise<void> {
    if (this.#reading.has(section)) return void this.#reading.set(section, true)
    do {
      this.#reading.set(section, false)
      const answer = await this.#load(section)
      if (answer.ok) this.#told = new Map(this.#told).set(section, answer.value.suggestions)
    } while (this.#reading.get(section))
    this.#reading.delete(section)
  }

  #toldOpen(section: string): readonly SuggestionView[] {
    return (this.#told.get(section) ?? []).filter(({ fate }) => fate === null)
  }
}
