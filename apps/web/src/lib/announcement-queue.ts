/**
 * How a message came about: what the person just did, something that matters (the connection is lost, a
 * right changed), or others' doings.
 */
export type Weight = 'own' | 'important' | 'others'
export type Level = 'off' | 'important' | 'all'

/** How long after the last key a person counts as typing still, in milliseconds. */
export const typingPauseMs = 1500

/** Others' doings are said at most this often, in milliseconds. */
export const othersEveryMs = 10_000

/** The last so many of others' doings are said; older ones can be read on the page. */
const othersAtOnce = 3

/** Decides what a screen reader is told and when: silent while the person types, others' doings in batches. */
export class AnnouncementQueue {
  #urgent: string[] = []
  #others: string[] = []
  #typedAt = Number.NEGATIVE_INFINITY
  #othersSaidAt = Number.NEGATIVE_INFINITY

  add(words: string, weight: Weight, level: Level): void {
    if (level === 'off' || (weight === 'others' && level !== 'all')) return
    if (weight === 'others') this.#others = [...this.#others, words].slice(-othersAtOnce)
    else if (!this.#urgent.includes(words)) this.#urgent.push(words)
  }

  typed(now: number): void {
    this.#typedAt = now
  }

  /** What to say now, if anything, and in how many milliseconds to ask again (null: when something is added). */
  next(now: number): { say: string | null; againInMs: number | null } {
    if (this.#urgent.length === 0 && this.#others.length === 0) return { say: null, againInMs: null }
    const stillTyping = this.#typedAt + typingPauseMs - now
    if (stillTyping > 0) return { say: null, againInMs: stillTyping }

    const mayTellOthers = now - this.#othersSaidAt >= othersEveryMs
    const said = mayTellOthers ? [...this.#urgent, ...this.#others] : this.#urgent
    this.#urgent = []
    if (mayTellOthers && this.#others.length > 0) {
      this.#others = []
      this.#othersSaidAt = now
    }
    return {
      say: said.length > 0 ? said.join(' ') : null,
      againInMs: this.#others.length > 0 ? this.#othersSaidAt + othersEveryMs - now : null,
    }
  }
}
