import type * as Y from 'yjs'
import { ContentString } from 'yjs'
import type { Typed } from './player.ts'

/** Who typed each Yjs id, as the recording says: it does not ask whose pen it was. */
export class Typists {
  readonly #agents = new Map<
    number,
    { readonly clock: number; readonly length: number; readonly agent: number }[]
  >()

  /** Notes that an agent typed these characters under a client id; clocks only rise. */
  note(client: number, agent: number, typed: readonly Typed[]): void {
    const known = this.#agents.get(client) ?? []
    this.#agents.set(client, known)
    for (const { clock, length } of typed) known.push({ clock, length, agent })
  }

  of(client: number, clock: number): number | null {
    const known = this.#agents.get(client) ?? []
    let [low, high] = [0, known.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((known[middle]?.clock ?? 0) <= clock) low = middle
      else high = middle - 1
    }
    const found = known[low]
    return found !== undefined && clock >= found.clock && clock < found.clock + found.length
      ? found.agent
      : null
  }
}

/** The agent who typed each visible character of a text, in order; null for one that no agent typed. */
export function agentsIn(text: Y.Text, typists: Typists): (number | null)[] {
  const agents: (number | null)[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof ContentString)) continue
    for (let unit = 0; unit < item.length; unit++)
      agents.push(typists.of(item.id.client, item.id.clock + unit))
  }
  return agents
}
