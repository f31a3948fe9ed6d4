import type { SectionNews } from '#lib/section/notice.ts'

/** A change of rights: by whom, why, and to which part alone (null: to all of the document). */
export interface Cause {
  readonly only: string | null
  readonly by: string | null
  readonly reason: string | null
}

/** Of a part that went, with its id. */
export type GoneNews = Extract<SectionNews, { is: 'gone' }> & { readonly id: string }

interface Part {
  readonly id: string
  readonly title: string
}

/** A part that is open in the page, which may tell by itself that it went. */
interface OpenPart {
  readonly id: string
  readonly gone: boolean
  readonly notice: SectionNews | null
}

/**
 * Tells who took which parts from the person, and why. What comes first, the change or the part's going, is not
 * known: there may have been no connection when the right was changed.
 */
export class GoneParts {
  readonly #shown: () => readonly Part[]
  readonly #open: () => readonly OpenPart[]
  /** The titles of all parts that stood here since the page was opened. */
  readonly #titles = new Map<string, string>()
  readonly #said = new Set<string>()
  #causes: readonly Cause[] = $state.raw([])
  #seen: ReadonlySet<string> = $state.raw(new Set())

  /** What is to be told: of parts that went and have not told of it themselves. */
  readonly news: readonly GoneNews[] = $derived.by(() => {
    const here = new Set(this.#shown().map(({ id }) => id))
    return [...this.#titles].flatMap(([id, title]) => {
      const open = this.#open().find((one) => one.id === id)
      const tellsItself = open && (!open.gone || open.notice?.is === 'gone')
      const cause = this.#causes.findLast(({ only }) => only === null || only === id)
      if (here.has(id) || this.#seen.has(id) || tellsItself || !cause) return []
      return [{ is: 'gone', id, title, by: cause.by, reason: cause.reason }]
    })
  })

  /** What the page shows now, and which parts of it are open. */
  constructor(shown: () => readonly Part[], open: () => readonly OpenPart[]) {
    this.#shown = shown
    this.#open = open
  }

  /** Remembers what is shown, to know later what went. */
  remember(): void {
    for (const { id, title } of this.#shown()) this.#titles.set(id, title)
  }

  changed(cause: Cause): void {
    this.#causes = [...this.#causes, cause]
  }

  /** The person has seen that a part went. */
  see(id: string): void {
    this.#seen = new Set([...this.#seen, id])
  }

  /** What has not been said yet; it counts as said from now on. */
  unsaid(): readonly GoneNews[] {
    const unsaid = this.news.filter(({ id }) => !this.#said.has(id))
    for (const { id } of unsaid) this.#said.add(id)
    return unsaid
  }
}
