import { tick } from 'svelte'
import { goTo } from './go-to.ts'

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
  readonly #fill: () => void
  /** What was sent from it is not done: it is on its way, waits or was refused. */
  #isUndone = false

  /**
   * What is sent from it is kept under the key. `fill` writes into its fields what stands by now of what is put right in
   * it, so that nobody writes over what another has written meanwhile without having seen it.
   */
  constructor(asker: Asker<Ask>, key: () => string, fill: () => void = () => undefined) {
    this.#asker = asker
    this.#key = key
    this.#fill = fill
  }

  get key(): string {
    return this.#key()
  }

  /** Opens it at its first field, or at the first of these, filled afresh unless what was typed is not done yet. */
  async open(first = 'input, textarea, select'): Promise<void> {
    if (!this.#isUndone) this.#fill()
    this.isOpen = true
    await tick()
    this.form?.querySelector<HTMLElement>(first)?.focus()
  }

  /** Goes back to the button; where that is gone meanwhile, to the first of these. */
  async close(instead = 'h1'): Promise<void> {
    // Whoever has gone on to something else in the meantime stays there.
    const isHere = this.form?.contains(document.activeElement) ?? false
    this.isOpen = false
    await tick()
    if (isHere) goTo(this.button ?? document.querySelector<HTMLElement>(instead))
  }

  /** Goes to the first field that is wrong, once that is said beside it. */
  async goToWrong(): Promise<void> {
    await tick()
    this.form?.querySelector<HTMLElement>('.field--wrong :is(input, textarea, select)')?.focus()
  }

  /** Asks for it, and closes once it is so; tells whether it is. */
  async send(ask: Ask, instead?: string): Promise<boolean> {
    this.#isUndone = true
    const isDone = await this.#asker.ask(this.key, ask)
    if (!isDone) return false
    this.#isUndone = false
    await this.close(instead)
    return true
  }
}
