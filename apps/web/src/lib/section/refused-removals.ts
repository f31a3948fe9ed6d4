import { removalsIn, suggestRemovalAgain, type Flow } from '@alongside/flow'
import type { IdRange } from '@alongside/protocol'
import type { Entry } from '@alongside/sync'
import type { SectionNews } from './notice.ts'

/**
 * What a person who suggests took away of words of theirs that somebody decided on meanwhile. The server refuses that
 * whole; it becomes one suggestion, once all that waited was let in or refused (F15l).
 */
export class RefusedRemovals {
  #ids: readonly IdRange[] = []
  #hasWords = false
  #isAny = false

  /** Notes refused changes; `hasWords` says that words of theirs are kept in front of the person. */
  note(entries: readonly Entry[], hasWords: boolean): void {
    this.#ids = [...this.#ids, ...removalsIn(entries.map(({ update }) => update))]
    this.#hasWords ||= hasWords
    this.#isAny = true
  }

  /** Suggests what is to go and still stands, and says what to tell the person, if anything. */
  suggest(
    flow: Flow,
    by: { readonly pen: number; readonly ownPens: ReadonlySet<number> },
    origin: unknown,
  ): SectionNews | null {
    if (!this.#isAny) return null
    const [ids, hasWords] = [this.#ids, this.#hasWords]
    this.#ids = []
    this.#hasWords = false
    this.#isAny = false
    if (suggestRemovalAgain(flow, by, ids, origin)) return { is: 'suggestedGoes' }
    return hasWords ? null : { is: 'suggestedNot' }
  }
}
