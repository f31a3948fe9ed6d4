import type { Id, NumberedBlock, Run } from '@alongside/flow'
import { spansIn, type Span } from '@alongside/attribution'
import type { UnitOrder } from './order.ts'

/** Words that stand directly one behind another, or the beginning of a block; `at` is where in the text. */
export type Token = Words | Beginning

export interface Words extends Run {
  readonly type: 'words'
  readonly at: number
}

export interface Beginning {
  readonly type: 'block'
  readonly at: number
  /** Null for a block that nobody began. */
  readonly id: Id | null
  /** The same for the same beginning, or for what stands behind the same one without a beginning. */
  readonly key: string
  readonly block: NumberedBlock
}

/** The units that blocks are made of: which clocks of which clients. */
export class Units {
  readonly #spans = new Map<number, Span[]>()
  readonly #beginnings: ReadonlySet<string>

  constructor(blocks: readonly NumberedBlock[]) {
    const add = (client: number, from: number, length: number) => {
      const spans = this.#spans.get(client)
      if (spans === undefined) this.#spans.set(client, [{ from, to: from + length }])
      else spans.push({ from, to: from + length })
    }
    for (const { id, runs } of blocks) {
      if (id !== null) add(id.client, id.clock, 1)
      for (const { client, clock, text } of runs) add(client, clock, text.length)
    }
    for (const spans of this.#spans.values()) spans.sort((a, b) => a.from - b.from)
    this.#beginnings = new Set(keysOf(blocks))
  }

  /** Those of `length` units of a client from a clock on that are among these, or are not; counted from the first. */
  parts(client: number, clock: number, length: number): readonly (Span & { readonly isIn: boolean })[] {
    const parts: (Span & { isIn: boolean })[] = []
    const add = (isIn: boolean, from: number, to: number) => {
      const last = parts.at(-1)
      if (from >= to) return
      if (last?.isIn === isIn) parts[parts.length - 1] = { ...last, to }
      else parts.push({ isIn, from, to })
    }
    let at = 0
    for (const span of spansIn(this.#spans.get(client) ?? [], clock, clock + length)) {
      const [from, to] = [Math.max(span.from - clock, 0), Math.min(span.to - clock, length)]
      add(false, at, from)
      add(true, from, to)
      at = to
    }
    add(false, at, length)
    return parts
  }

  /** Whether a block begins here too. */
  hasBeginning(key: string): boolean {
    return this.#beginnings.has(key)
  }
}

function keysOf(blocks: readonly NumberedBlock[]): readonly string[] {
  let before = ''
  return blocks.map(({ id }) => {
    before = id === null ? `behind ${before}` : `${id.client} ${id.clock}`
    return before
  })
}

/** A token, and whether it stands in the other moment too. */
export interface Told {
  readonly token: Token
  readonly isInBoth: boolean
}

/** What blocks are made of, in order, told by whether it stands among other units too. */
export function tokensOf(blocks: readonly NumberedBlock[], order: UnitOrder, others: Units): readonly Told[] {
  const told: Told[] = []
  const keys = keysOf(blocks)
  let at = -1
  for (const [index, block] of blocks.entries()) {
    const { id, runs } = block
    if (id !== null) at = order.partsOf(id.client, id.clock, 1)[0]?.at ?? at
    const key = keys[index] ?? ''
    const isInBoth = others.hasBeginning(key)
    told.push({ token: { type: 'block', at: id === null ? at + 0.5 : at, id, key, block }, isInBoth })
    for (const run of runs) {
      const { client, clock, text } = run
      for (const part of others.parts(client, clock, text.length)) {
        for (const { from, length, at: place } of order.partsOf(
          client,
          clock + part.from,
          part.to - part.from,
        )) {
          const begin = part.from + from
          const words = { ...run, text: text.slice(begin, begin + length), clock: clock + begin }
          told.push({ token: { type: 'words', at: place, ...words }, isInBoth: part.isIn })
          at = place + length - 1
        }
      }
    }
  }
  return told
}
