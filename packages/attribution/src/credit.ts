import * as Y from 'yjs'

/** What credit needs of a row of the text log: its number, the server's time, and a Yjs update (V1). */
export interface CreditRow {
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  readonly bytes: Uint8Array
}

/**
 * Clocks of one client id that were first saved together: from `from` up to the next stretch's `from`, or
 * up to the end of what is known of the client. `at` and `seq` are those of the first row in it.
 */
export interface Stretch {
  readonly from: number
  readonly at: number
  readonly seq: number
}

interface ClientCredit {
  readonly stretches: readonly Stretch[]
  /** The first clock that is not known yet. */
  readonly end: number
}

/** When each clock of each client id was first saved, up to a row of the log. */
export interface Credit {
  /** The last row read, or 0. */
  readonly seq: number
  readonly clients: ReadonlyMap<number, ClientCredit>
}

/** The credit of an empty log. */
export const noCredit: Credit = { seq: 0, clients: new Map() }

const minuteMs = 60_000

/**
 * Adds rows, in order, to the credit of the rows before them: the same as reading all from scratch (A12).
 * A clock is credited once, to the first row that held it. Rows of one client in the same minute make
 * one stretch, so that memory follows the minutes of writing and not the keystrokes.
 *
 * Throws `RangeError` when the first row is not the one after `earlier`, and what Yjs throws on bytes that
 * are no update: neither stands in a log that a room has checked.
 */
export function creditOf(rows: Iterable<CreditRow>, earlier: Credit = noCredit): Credit {
  const clients = new Map(earlier.clients)
  const grown = new Map<number, Stretch[]>() // arrays of our own, which may be pushed to
  let seq = earlier.seq
  for (const row of rows) {
    if (row.seq !== seq + 1) throw new RangeError(`row ${row.seq} does not follow row ${seq}`)
    seq = row.seq
    // A room lets no gap in, so what an update holds past the known end begins at that end.
    for (const [client, end] of Y.parseUpdateMeta(row.bytes).to) {
      const known = clients.get(client) ?? { stretches: [], end: 0 }
      if (end <= known.end) continue
      let stretches = grown.get(client)
      if (stretches === undefined) grown.set(client, (stretches = [...known.stretches]))
      const last = stretches.at(-1)
      if (last === undefined || !isSameMinute(last.at, row.at)) {
        stretches.push({ from: known.end, at: row.at, seq: row.seq })
      }
      clients.set(client, { stretches, end })
    }
  }
  return { seq, clients }
}

/** Says whether two times fall in the same minute of the clock. */
export function isSameMinute(a: number, b: number): boolean {
  return Math.floor(a / minuteMs) === Math.floor(b / minuteMs)
}

/**
 * The stretches that cover the clocks of `client` from `from` up to, not including, `to`; empty where the
 * credit does not reach that far.
 */
export function stretchesOf(credit: Credit, client: number, from: number, to: number): readonly Stretch[] {
  const known = credit.clients.get(client)
  if (known === undefined || to > known.end) return []
  const first = lastAtOrBefore(known.stretches, from)
  let after = first + 1
  while (after < known.stretches.length && (known.stretches[after]?.from ?? to) < to) after++
  return known.stretches.slice(first, after)
}

/** The index of the last stretch that begins at `clock` or before; the first begins at 0. */
function lastAtOrBefore(stretches: readonly Stretch[], clock: number): number {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((stretches[middle]?.from ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return low
}
