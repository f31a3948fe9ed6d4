import type { OriginView } from '@alongside/protocol'
import type { Origins } from '../reader/message.ts'

/** What everyone in a room was told of whose words are not those of their pen. */
export class ToldOrigins {
  /** The row up to which it was found out. */
  upTo: number
  /** What the reader named last: it names what is of the last minute again, as long as somebody writes on in that. */
  #named: ReadonlySet<string> = new Set()

  constructor(upTo: number) {
    this.upTo = upTo
  }

  /** Takes what the reader has found since, and gives what of it is new to everyone. */
  take({ seq, origins }: Origins): readonly OriginView[] {
    const news = origins.filter((one) => !this.#named.has(keyOf(one)))
    this.upTo = seq
    this.#named = new Set(origins.map(keyOf))
    return news
  }

  /** Somebody could not be told what was found before: it is to be told again. */
  forget(): void {
    this.upTo = 0
    this.#named = new Set()
  }
}

function keyOf({ client, clock, length }: OriginView): string {
  return `${client} ${clock} ${length}`
}
