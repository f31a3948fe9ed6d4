import type { Attribution, WriterOf } from '@alongside/attribution'
import type { Id } from '@alongside/flow'
import * as Y from 'yjs'
import { writtenBy, type Done } from './done.ts'

/** Who made a block what it is last, in one of these respects; null where that cannot be told. */
export type ChangedBy = (marker: Id, keys: readonly string[]) => Done | null

/** Reads who changed the blocks of a document, of which attribution says nothing. */
export function changersIn(doc: Y.Doc, attribution: Attribution, writerOf: WriterOf): ChangedBy {
  return ({ client, clock }, keys) => {
    const item = Y.getItem(doc.store, Y.createID(client, clock))
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return null
    const { _map: values } = item.content.type
    const done = keys.flatMap((key) => {
      const value = values.get(key)
      const by = value === undefined || value.deleted ? null : writtenBy(attribution, writerOf, value.id)
      return by === null ? [] : [by]
    })
    return done.toSorted((a, b) => b.at - a.at)[0] ?? null
  }
}
