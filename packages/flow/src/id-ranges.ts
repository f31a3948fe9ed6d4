import type { IdRange } from '@alongside/protocol'
import * as Y from 'yjs'
import type { Block, Id } from './block.ts'
import type { Place } from './cursor.ts'

/** Words in a row that stand within one block. */
export interface Stretch {
  readonly block: number
  readonly from: number
  readonly to: number
}

/** Where ids stand: their words, and the indexes of the blocks whose markers are among them. */
export interface FoundIds {
  readonly words: readonly Stretch[]
  readonly blocks: readonly number[]
}

/**
 * The ids of all that stands between two places: letters, embeds, and the markers of the blocks in between. What
 * differs in its suggestion stays apart.
 */
export function idsBetween(blocks: readonly Block[], from: Place, to: Place): IdRange[] {
  const ids: IdRange[] = []
  for (let index = from.block; index <= to.block; index++) {
    const block = blocks[index]
    if (block === undefined) break
    if (index > from.block && block.id !== null) {
      ids.push([block.id.client, block.id.clock, block.id.clock + 1])
    }
    const end = index === to.block ? to.offset : Infinity
    ids.push(...idsIn(block, index === from.block ? from.offset : 0, end))
  }
  return ids
}

/** The ids of words of a block, one range for each run, so that what differs in its suggestion stays apart. */
export function idsIn({ runs }: Block, from: number, to: number): IdRange[] {
  const ids: IdRange[] = []
  let offset = 0
  for (const { client, clock, text } of runs) {
    const first = Math.max(from - offset, 0)
    const last = Math.min(to - offset, text.length)
    if (first < last) ids.push([client, clock + first, clock + last])
    offset += text.length
  }
  return ids
}

/** The same ids, with ranges that follow each other made one. */
export function joinedIds(ids: readonly IdRange[]): IdRange[] {
  const joined: IdRange[] = []
  for (const range of ids) addRange(joined, range)
  return joined
}

/** Those of the ids that are not among others. */
export function idsWithout(ids: readonly IdRange[], others: readonly IdRange[]): IdRange[] {
  let rest = [...ids]
  for (const [client, from, to] of others) {
    rest = rest.flatMap((range): IdRange[] => {
      const [own, first, last] = range
      if (own !== client || last <= from || to <= first) return [range]
      const parts: IdRange[] = [
        [own, first, Math.min(last, from)],
        [own, Math.max(first, to), last],
      ]
      return parts.filter(([, begin, end]) => begin < end)
    })
  }
  return rest
}

/** Those of the ids that are among others too. */
export function idsWithin(ids: readonly IdRange[], others: readonly IdRange[]): IdRange[] {
  return idsWithout(ids, idsWithout(ids, others))
}

/** Says whether one id is among some. */
export function holdsId(ids: readonly IdRange[], { client, clock }: Id): boolean {
  return ids.some(([own, from, to]) => own === client && from <= clock && clock < to)
}

function addRange(ids: IdRange[], [client, from, to]: IdRange): void {
  const last = ids.at(-1)
  if (last !== undefined && last[0] === client && last[2] === from)
    ids[ids.length - 1] = [client, last[1], to]
  else ids.push([client, from, to])
}

interface Standing extends Stretch {
  readonly clock: number
}

/** Finds where ids stand in a flow that reads as these blocks. */
export function idFinder(blocks: readonly Block[]): (ids: readonly IdRange[]) => FoundIds {
  const standing = new Map<number, Standing[]>()
  const markers = new Map<number, { readonly clock: number; readonly block: number }[]>()
  for (const [block, { id, runs }] of blocks.entries()) {
    if (id !== null) push(markers, id.client, { clock: id.clock, block })
    let offset = 0
    for (const { client, clock, text } of runs) {
      push(standing, client, { clock, block, from: offset, to: offset + text.length })
      offset += text.length
    }
  }
  return (ids) => {
    const words: Stretch[] = []
    const found: number[] = []
    for (const [client, from, to] of ids) {
      for (const one of standing.get(client) ?? []) {
        const first = Math.max(from - one.clock, 0)
        const last = Math.min(to - one.clock, one.to - one.from)
        if (first < last) words.push({ block: one.block, from: one.from + first, to: one.from + last })
      }
      for (const { clock, block } of markers.get(client) ?? []) {
        if (from <= clock && clock < to) found.push(block)
      }
    }
    return { words: joined(words), blocks: found.sort((a, b) => a - b) }
  }
}

/** Stretches in the order of the text, those that touch made one. */
function joined(words: Stretch[]): Stretch[] {
  words.sort((a, b) => a.block - b.block || a.from - b.from)
  const all: Stretch[] = []
  for (const next of words) {
    const last = all.at(-1)
    if (last !== undefined && last.block === next.block && next.from <= last.to) {
      all[all.length - 1] = { ...last, to: Math.max(last.to, next.to) }
    } else all.push(next)
  }
  return all
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

/** Deletes what stands of these ids in a flow, and nothing beside it. */
export function eraseIds(transaction: Y.Transaction, body: Y.Text, ids: readonly IdRange[]): void {
  const { store } = transaction.doc
  for (const [client, from, to] of ids) {
    const end = Math.min(to, Y.getState(store, client))
    for (let clock = from; clock < end;) {
      const structs = store.clients.get(client) ?? []
      const struct = structs[Y.findIndexSS(structs, clock)]
      if (struct === undefined) return
      const next = struct.id.clock + struct.length
      if (struct instanceof Y.Item && !struct.deleted && struct.parent === body) {
        const item = Y.getItemCleanStart(transaction, Y.createID(client, clock))
        if (next > end) Y.getItemCleanStart(transaction, Y.createID(client, end))
        item.delete(transaction)
      }
      clock = next
    }
  }
}
