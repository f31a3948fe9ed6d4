import type { AnySource } from '@alongside/protocol'
import type { Entry, TakenPen } from '@alongside/sync'
import type { Journal, JournalEntry } from './journal.ts'

/** The unsaved changes of one session, and where each of them stands in the journal. */
export class SessionEntries {
  readonly #journal: Journal
  readonly #section: string
  #last = 0
  /** The pens that were taken in this session: their entries are its own. */
  readonly #own = new Set<number>()
  /** The places in the journal of what was written with others' pens and is taken up. */
  readonly #takenUp = new Set<number>()
  readonly #kept = new Map<number, { readonly update: Uint8Array; readonly place: Promise<number> }>()

  constructor(journal: Journal, section: string) {
    this.#journal = journal
    this.#section = section
  }

  /** The entries with this pen are this session's own from now on. */
  own(pen: number): void {
    this.#own.add(pen)
  }

  /** Those of the journal that are not in this session yet: other visits and other tabs of the person left them. */
  unknown(inJournal: readonly JournalEntry[]): readonly JournalEntry[] {
    return inJournal.filter(({ id, pen }) => !this.#own.has(pen.id) && !this.#takenUp.has(id))
  }

  /** Makes what stands in the journal an entry of this session. */
  takeUp({ id, pen, update, sources = [], restores }: JournalEntry): Entry {
    this.#takenUp.add(id)
    this.#kept.set(++this.#last, { update, place: Promise.resolve(id) })
    return { id: this.#last, pen: pen.id, update, ...named(sources, restores) }
  }

  /** Makes what was just written an entry; `kept` is done when it stands in the journal. */
  write(
    pen: TakenPen,
    update: Uint8Array,
    sources: readonly AnySource[],
    restores?: number,
  ): { readonly entry: Entry; readonly kept: Promise<number> } {
    const said = named(sources, restores)
    const entry: Entry = { id: ++this.#last, pen: pen.id, update, ...said }
    const kept = this.#journal.put({ section: this.#section, pen, update, ...said })
    this.#kept.set(entry.id, { update, place: kept })
    return { entry, kept }
  }

  updatesOf(ids: readonly number[]): readonly Uint8Array[] {
    return ids.flatMap((id) => this.#kept.get(id)?.update ?? [])
  }

  /** Takes entries out of the journal: what they hold stands elsewhere. */
  async strike(ids: readonly number[]): Promise<void> {
    const places = ids.flatMap((id) => this.#kept.get(id)?.place ?? [])
    for (const id of ids) this.#kept.delete(id)
    await this.#journal.remove(await Promise.all(places))
  }
}

/** What is said of a change, where anything is: most move and restore nothing, and are kept as they always were. */
function named(
  sources: readonly AnySource[],
  restores: number | undefined,
): Pick<Entry, 'sources' | 'restores'> {
  return { ...(sources.length > 0 && { sources }), ...(restores !== undefined && { restores }) }
}
