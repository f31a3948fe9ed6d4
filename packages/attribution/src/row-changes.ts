import type { Id } from '@alongside/flow'
import * as Y from 'yjs'
import type { Gap } from './attribution.ts'
import type { Draft } from './draft.ts'
import type { LogRow } from './log-row.ts'
import type { Span } from './span.ts'

/** Letters of one struct that a row is the first to hold. */
export interface NewLetters extends Span {
  readonly client: number
  /** What stood to their right when they were written. */
  readonly rightOrigin: Id | null
}

/** What a row adds to its section's log. */
export interface RowChanges {
  readonly letters: readonly NewLetters[]
  readonly deleted: readonly (Span & { readonly client: number })[]
  /** Of each client id that the row adds to, the first clock that it adds. */
  readonly begins: ReadonlyMap<number, number>
}

/**
 * Adds what a row is the first to hold to a draft, without saying yet whose it is. Throws `RangeError` for a row with
 * a hole in it, and what Yjs throws on bytes that are no update: neither stands in a log that a room has checked.
 */
export function readRow(draft: Draft, { seq, at, bytes }: LogRow): RowChanges {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const letters: NewLetters[] = []
  const begins = new Map<number, number>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const end = draft.records.get(client)?.end ?? 0
    if (clock > end)
      throw new RangeError(`row ${seq} leaves a hole before clock ${clock} of client ${client}`)
    const skipped = end - clock
    const length = struct.length - skipped
    if (length <= 0) continue
    if (!begins.has(client)) begins.set(client, end)
    const record = draft.record(client)
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
      record.addText(struct.content.str.slice(skipped), seq, at)
      const { rightOrigin } = struct
      const right =
        rightOrigin === null ? null : { client: rightOrigin.client, clock: rightOrigin.clock + skipped }
      letters.push({ client, from: end, to: end + length, rightOrigin: right })
    } else {
      record.addGap(struct instanceof Y.Item ? gapOf(struct.content) : 'other', length, seq, at)
    }
  }
  const deleted = Array.from(ds.clients, ([client, items]) =>
    items.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
  ).flat()
  return { letters, deleted, begins }
}

function gapOf(content: Y.Item['content']): Gap['is'] {
  if (content instanceof Y.ContentEmbed) return 'embed'
  return content instanceof Y.ContentType && content.type instanceof Y.Map ? 'marker' : 'other'
}
