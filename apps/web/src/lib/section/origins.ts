import type { Moved } from '@alongside/flow'
import type { OriginView } from '@alongside/protocol'

/** Letters in a row under the clocks of one client. */
interface Letters {
  readonly client: number
  readonly clock: number
  readonly text: string
}

/** Letters in a row that were first written in a row: elsewhere, or (null) where they stand. */
export interface OriginPart {
  readonly text: string
  readonly origin: OriginView | null
}

/** Which words of one section were first written elsewhere, as far as the server has told. */
export class Origins {
  /** In the order in which the words came; no two of them hold the same letters. */
  #known: readonly OriginView[] = []
  /** The same by client and in the order of clocks. */
  #byClient: ReadonlyMap<number, readonly OriginView[]> = new Map()

  #moved: readonly Moved[] = []

  /** Which words of the section were taken from others of it, in the order in which it was done. */
  get moved(): readonly Moved[] {
    return this.#moved
  }

  /** Whose the words are that were first written elsewhere, as often as there are such words. */
  get authors(): readonly OriginView['author'][] {
    return this.#known.map(({ author }) => author)
  }

  /** Takes in what the server tells; it may say again what is known. */
  know(origins: readonly OriginView[]): void {
    const told = Map.groupBy(origins, ({ client }) => client)
    const isTold = (one: OriginView): boolean =>
      told.get(one.client)?.some((origin) => areOverlapping(one, origin)) === true
    this.#known = [...this.#known.filter((one) => !isTold(one)), ...origins]
    const inOrder = this.#known.toSorted((a, b) => a.clock - b.clock)
    this.#byClient = Map.groupBy(inOrder, ({ client }) => client)
    this.#moved = this.#known.flatMap(({ client, clock, length, from }) =>
      from === null ? [] : [{ client, clock, length, from }],
    )
  }

  /** Parts letters wherever another origin begins or ends. */
  partsOf({ client, clock, text }: Letters): readonly OriginPart[] {
    const parts: OriginPart[] = []
    let at = 0
    const take = (to: number, origin: OriginView | null) => {
      if (to > at) parts.push({ text: text.slice(at, to), origin })
      at = Math.max(at, to)
    }
    for (const origin of this.#byClient.get(client) ?? []) {
      const [from, to] = [origin.clock - clock, origin.clock + origin.length - clock]
      if (to <= at || from >= text.length) continue
      take(Math.max(from, 0), null)
      take(Math.min(to, text.length), origin)
    }
    take(text.length, null)
    return parts
  }
}

function areOverlapping(a: OriginView, b: OriginView): boolean {
  return a.clock < b.clock + b.length && b.clock < a.clock + a.length
}
