interface Holding {
  readonly by: Set<object>
  /** While nobody holds it: since when. */
  since: number
}

/** What sockets hold, each thing by any number of them, and since when nobody holds what was held or is looked for. */
export class Held {
  readonly #holdings = new Map<string, Holding>()
  #expected: ReadonlyMap<string, number> = new Map()

  /** Says whether nobody held it before. */
  hold(key: string, by: object): boolean {
    const holding = this.#holdings.get(key)
    if (holding === undefined) this.#holdings.set(key, { by: new Set([by]), since: 0 })
    else holding.by.add(by)
    return holding === undefined || holding.by.size === 1
  }

  /** Its holder is lost. Says whether nobody holds it any more. */
  lose(key: string, by: object, at: number): boolean {
    const holding = this.#holdings.get(key)
    if (holding?.by.delete(by) !== true || holding.by.size > 0) return false
    holding.since = at
    return true
  }

  /** Its holder lays it down: nothing is known of it any more, unless others hold it or it is looked for. */
  layDown(key: string, by: object, at: number): void {
    if (this.lose(key, by, at) && !this.#expected.has(key)) this.#holdings.delete(key)
  }

  /** Looks for these things from now on and for no others; each is missed since then at the earliest. Says whether any is new. */
  lookFor(expected: ReadonlyMap<string, number>): boolean {
    this.#expected = expected
    let isNew = false
    for (const [key, since] of expected) {
      const holding = this.#holdings.get(key)
      if (holding !== undefined) holding.since = Math.max(holding.since, since)
      else this.#holdings.set(key, { by: new Set(), since })
      isNew ||= holding === undefined
    }
    return isNew
  }

  /** Forgets what nobody has held since then or longer, unless it is looked for. */
  forget(since: number): void {
    for (const [key, holding] of this.#holdings) {
      const isFree = holding.by.size === 0 && holding.since <= since
      if (isFree && !this.#expected.has(key)) this.#holdings.delete(key)
    }
  }

  /** Since when nobody holds it; null while somebody does, undefined where nothing is known of it. */
  freeSince(key: string): number | null | undefined {
    const holding = this.#holdings.get(key)
    return holding === undefined ? undefined : holding.by.size > 0 ? null : holding.since
  }

  get held(): readonly string[] {
    return [...this.#holdings].filter(([, { by }]) => by.size > 0).map(([key]) => key)
  }

  /** What nobody holds, and since when. */
  get free(): readonly (readonly [key: string, since: number])[] {
    return [...this.#holdings].filter(([, { by }]) => by.size === 0).map(([key, { since }]) => [key, since])
  }
}
