import { tick } from 'svelte'

/** Asks for something under the key of a control; tells false where it was refused or let go. */
export interface Asker<Ask> {
  ask(key: string, ask: Ask): Promise<boolean>
}

/**
 * A form that opens in place of its button. What is typed stays in it until what it asks for is done: neither a lost
 * connection nor a refusal takes a word.
 */
export class InPlace<Ask> {
  isOpen = $state(false)
  /** The button that opens it, and the form: one of them is there at a time. */
  button: HTMLElement | undefined = $state()
  form: HTMLFormElement | undefined = $state()
  readonly #asker: Asker<Ask>
  readonly #key: () => string

  /** What is sent from it is kept under the key. */
  constructor(asker: Asker<Ask>, key: () => string) {
    this.#asker = asker
    this.#key = key
  }

  get key(): string {
    return this.#key()
  }

  /** Opens it at its first field, or at the first of these. */
  async open(first = 'input, textarea, select'): Promise<void> {
    this.isOpen = true
    await tick()
    this.form?.querySelector<HTMLElement>(first)?.focus()
  }

  async close(): Promise<void> {
    // Whoever has gone on to something else in the meantime stays there.
    const isHere = this.form?.contains(document.activeElement) ?? false
    this.isOpen = false
    await tick()
    if (isHere) this.button?.focus()
  }

  /** Goes to the first field that is wrong, once that is said beside it. */
  async goToWrong(): Promise<void> {
    await tick()
    this.form?.querySelector<HTMLElement>('.field--wrong :is(input, textarea, select)')?.focus()
  }

  /** Asks for it, and closes once it is so; tells whether it is. */
  async send(ask: Ask): Promise<boolean> {
    const isDone = await this.#asker.ask(this.key, ask)
    if (isDone) await this.close()
    return isDone
  }
}
