import type { MyVote } from '@alongside/allocation'
import type { AllocationBallot, Capacity } from '@alongside/protocol'
import { createSubscriber } from 'svelte/reactivity'
import type { Answer } from '#lib/api.ts'

/** What the person has voted, and nobody else's vote: no event holds it. It is asked for, and kept in this page alone. */
export class OwnVote {
  #state: 'unknown' | 'known' | 'failed' = 'unknown'
  #ballot: AllocationBallot | null = null
  #capacity: Capacity | null = null
  #isLost = false
  #changed: () => void = () => undefined
  readonly #follow = createSubscriber((changed) => {
    this.#changed = changed
  })
  readonly #load: () => Promise<Answer<MyVote>>
  /** What was changed here counts the answers that were under way then, which do not know of it. */
  #changes = 0

  constructor(load: () => Promise<Answer<MyVote>>) {
    this.#load = load
  }

  /** *unknown*: not asked for yet. *failed*: no server was reached; it may be there all the same. */
  get state(): 'unknown' | 'known' | 'failed' {
    this.#follow()
    return this.#state
  }

  /** What lies in the box; null: nothing. */
  get ballot(): AllocationBallot | null {
    this.#follow()
    return this.#ballot
  }

  /** The capacity in which that counts; null: nothing lies there. */
  get capacity(): Capacity | null {
    this.#follow()
    return this.#capacity
  }

  /** The key of the box is gone: nothing can be put in. */
  get isLost(): boolean {
    this.#follow()
    return this.#isLost
  }

  /** Asks for it (again): it may have been changed on another device. */
  async bring(): Promise<void> {
    const before = this.#changes
    const answer = await this.#load()
    if (!answer.ok) {
      if (this.#state === 'unknown') this.#state = 'failed'
      this.#changed()
      return
    }
    if (before !== this.#changes) return
    this.#state = 'known'
    this.#ballot = answer.value.ballot
    this.#capacity = answer.value.capacity
    this.#isLost = answer.value.isLost
    this.#changed()
  }

  /** Remembers that the server has taken the vote back. */
  forget(): void {
    this.#changes++
    this.#ballot = null
    this.#capacity = null
    this.#changed()
  }
}
