import type { Journal, KeptWords } from './journal.ts'

/** The words of one section that could not be saved: in front of the person until they decide, and in the journal. */
export class Kept {
  words: readonly KeptWords[] = $state.raw([])

  readonly #journal: Journal
  readonly #section: string

  constructor(journal: Journal, section: string) {
    this.#journal = journal
    this.#section = section
  }

  /** Reads what the device has of them. */
  async load(): Promise<void> {
    this.words = await this.#journal.keptWords(this.#section)
  }

  async add(words: Omit<KeptWords, 'id' | 'section' | 'at'>): Promise<void> {
    const kept = { section: this.#section, at: Date.now(), ...words }
    const id = await this.#journal.keep(kept)
    this.words = [...this.words, { id, ...kept }]
  }

  /** Keeps what is new about them. */
  async rewrite(words: KeptWords): Promise<void> {
    await this.#journal.rewrite(words)
    this.words = this.words.map((one) => (one.id === words.id ? words : one))
  }

  /** Puts them aside for good; they leave the screen at once, so that a second press finds nothing to put in again. */
  async letGo(words: KeptWords): Promise<void> {
    this.words = this.words.filter(({ id }) => id !== words.id)
    await this.#journal.letGo(words.id)
  }
}
