import { percentile } from '../percentile.ts'

/** What became of what was done: how long it took to reach the last of all, and how often it did not or did twice. */
export interface Reached {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly worstMs: number
  readonly lost: number
  readonly doubled: number
}

/** Writes down when things were done and when each person heard of them. */
export class Ledger {
  readonly #doneAt = new Map<number, number>()
  readonly #heard = new Map<number, Map<number, { readonly at: number; times: number }>>()

  done(n: number): void {
    this.#doneAt.set(n, performance.now())
  }

  heard(n: number, person: number): void {
    const by = this.#heard.get(n) ?? new Map<number, { at: number; times: number }>()
    this.#heard.set(n, by)
    const known = by.get(person)
    if (known === undefined) by.set(person, { at: performance.now(), times: 1 })
    else known.times += 1
  }

  /** Whether all of `people` have heard of everything. */
  isComplete(people: number): boolean {
    return [...this.#doneAt.keys()].every((n) => this.#heard.get(n)?.size === people)
  }

  /** Of those numbered `from` and up to, but not with, `to`. */
  reached(people: number, from: number, to: number): Reached {
    const each = [...this.#doneAt].filter(([n]) => n >= from && n < to)
    const waits = each.map(([n, at]) => {
      const heard = [...(this.#heard.get(n)?.values() ?? [])]
      return Math.max(...heard.map((one) => one.at), at) - at
    })
    const by = each.map(([n]) => [...(this.#heard.get(n)?.values() ?? [])])
    return {
      p50Ms: percentile(waits, 0.5),
      p99Ms: percentile(waits, 0.99),
      worstMs: Math.max(...waits),
      lost: by.reduce((sum, heard) => sum + people - heard.length, 0),
      doubled: by.flat().filter(({ times }) => times > 1).length,
    }
  }
}
