import type { OriginView } from '@alongside/protocol'
import type { Origins } from '../reader/message.ts'

/**
 * So long after a commit people are told whose words came with it, for all that came since in one go. Where finding out
 * took long the last time, it is done more seldom, so that it takes about a tenth of the time; nobody waits for more
 * than 5 s.
 */
export function originsAfterMs(tookMs: number): number {
  return Math.min(5_000, Math.max(300, 10 * tookMs))
}

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
