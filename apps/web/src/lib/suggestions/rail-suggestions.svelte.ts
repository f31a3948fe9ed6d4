import { allows, type MemberView, type SectionView, type ThreadView } from '@alongside/protocol'
import type { LiveSection } from '#lib/section/live-section.svelte.ts'
import type { Shown } from './shown.ts'
import type { Suggestions } from './suggestions.svelte.ts'

/** What a rail knows of the page around it; each is asked for when it is needed. */
export interface RailSource {
  readonly section: () => SectionView
  readonly live: () => LiveSection | null
  readonly members: () => readonly MemberView[]
  readonly threads: () => readonly ThreadView[]
  readonly me: string
}

/** A suggestion that was taken back, of which only the comments on it still tell. */
export interface Withdrawn {
  readonly id: string
  readonly threads: readonly ThreadView[]
}

/** The suggestions in one part of a document, and what can be done with them there. */
export class RailSuggestions {
  readonly #all: Suggestions
  readonly #source: RailSource

  readonly open: readonly Shown[] = $derived.by(() => {
    const { section, live, members } = this.#source
    return this.#all.open(section().id, live()?.margin.suggested ?? null, members())
  })
  readonly decided: readonly Shown[] = $derived.by(() =>
    this.#all.decided(this.#source.section().id, this.open),
  )
  readonly withdrawn: readonly Withdrawn[] = $derived.by(() => {
    const known = new Set([...this.open, ...this.decided].map(({ id }) => id))
    const gone = new Map<string, ThreadView[]>()
    for (const thread of this.#source.threads()) {
      const id = thread.suggestion?.id
      if (id === undefined || known.has(id)) continue
      gone.set(id, [...(gone.get(id) ?? []), thread])
    }
    return Array.from(gone, ([id, threads]) => ({ id, threads }))
  })
  /** The person may accept and reject, and the text is there to do it in. */
  readonly mayDecide: boolean = $derived.by(() => {
    const { section, live } = this.#source
    return allows(section().permission, 'edit') && (live()?.margin.suggested ?? null) !== null
  })
  /** What the server has to be asked about anew: it knows the text as it is, and this page not yet who and when. */
  readonly behind: string = $derived.by(() => {
    const { section, live } = this.#source
    const suggested = live()?.margin.suggested ?? null
    const is = live()?.status.is
    if (suggested === null || (is !== 'saved' && is !== 'readOnly')) return ''
    if (!this.#all.isBehind(section().id, suggested)) return ''
    return suggested.map(({ id }) => id).join(' ') || 'none'
  })

  constructor(all: Suggestions, source: RailSource) {
    this.#all = all
    this.#source = source
  }

  /** The comments on a suggestion. */
  threadsOn(id: string): readonly ThreadView[] {
    return this.#source.threads().filter(({ suggestion }) => suggestion?.id === id)
  }

  /** The person typed it and may take it back; what another put elsewhere stands under that one's pen. */
  isMine({ voice, hand, moved }: Shown): boolean {
    const { me, live } = this.#source
    return moved === undefined && (hand ?? voice).id === me && (live()?.margin.suggested ?? null) !== null
  }

  decide(fate: 'accepted' | 'rejected', some: readonly Shown[]): void {
    const { section, live, members, me } = this.#source
    const margin = live()?.margin
    if (!margin) return
    const name = members().find(({ person }) => person === me)?.name ?? null
    this.#all.decideHere(section().id, { fate, some, by: { id: me, name } })
    margin.decide(
      fate,
      some.map(({ id }) => id),
    )
  }

  withdraw({ id }: Shown): void {
    this.#source.live()?.margin.withdraw(id)
  }

  refresh(): void {
    void this.#all.refresh(this.#source.section().id)
  }
}
