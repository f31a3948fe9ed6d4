import type { Attribution, LogRow, WriterOf } from '@alongside/attribution'
import type { Id } from '@alongside/flow'
import * as Y from 'yjs'
import { doneBy, writtenBy, type Done } from './done.ts'

/** Who changed or took away the beginnings of blocks, of which attribution says nothing. */
export interface Beginnings {
  /** Who made a block what it is last, in one of these respects; null where that cannot be told. */
  changedBy(id: Id, keys: readonly string[]): Done | null
  /** Who took the beginning of a block away; null where that cannot be told. */
  removedBy(id: Id): Done | null
}

/**
 * Reads who changed the blocks of a document, and who took some away in `rows`, those since the earlier moment; without
 * them that is not told.
 */
export function beginningsIn(
  doc: Y.Doc,
  rows: readonly Pick<LogRow, 'at' | 'pen' | 'bytes'>[],
  attribution: Attribution,
  writerOf: WriterOf,
): Beginnings {
  let deletions:
    | readonly {
        readonly row: (typeof rows)[number]
        readonly deleted: ReturnType<typeof Y.decodeUpdate>['ds']
      }[]
    | null = null
  return {
    changedBy({ client, clock }, keys) {
      const item = Y.getItem(doc.store, Y.createID(client, clock))
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return null
      const { _map: values } = item.content.type
      const done = keys.flatMap((key) => {
        const value = values.get(key)
        const by = value === undefined || value.deleted ? null : writtenBy(attribution, writerOf, value.id)
        return by === null ? [] : [by]
      })
      return done.toSorted((a, b) => b.at - a.at)[0] ?? null
    },
    removedBy({ client, clock }) {
      deletions ??= rows.map((row) => ({ row, deleted: Y.decodeUpdate(row.bytes).ds }))
      const found = deletions.find(({ deleted }) =>
        deleted.clients.get(client)?.some((item) => item.clock <= clock && clock < item.clock + item.len),
      )
      return found === undefined ? null : doneBy(writerOf, found.row.pen, found.row.at)
    },
  }
}
