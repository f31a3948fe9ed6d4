/** A person's other tabs on this device: told when this one goes, since it may leave unsaved work in the journal. */
export class OtherTabs {
  readonly #channel: BroadcastChannel
  readonly #left: () => void

  /** Calls `left` when another tab went, and when the person comes to this one: a tab that crashed says nothing. */
  constructor(person: string, left: () => void) {
    this.#channel = new BroadcastChannel(`alongside-tabs-${person}`)
    this.#left = left
    this.#channel.addEventListener('message', left)
    window.addEventListener('focus', left)
    window.addEventListener('pagehide', this.#leave)
  }

  close(): void {
    this.#leave()
    window.removeEventListener('focus', this.#left)
    window.removeEventListener('pagehide', this.#leave)
    this.#channel.close()
  }

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
  readonly #leave = (): void => this.#channel.postMessage('left')
}
