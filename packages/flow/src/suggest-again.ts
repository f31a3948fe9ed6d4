import { nibOf, suggestionEntrySchema, type IdRange } from '@alongside/protocol'
import * as Y from 'yjs'
import type { Flow } from './flow.ts'
import { idFinder, idsIn } from './id-ranges.ts'
import { suggestionFor } from './in-hand.ts'
import { suggest, suggestRemovalOf } from './suggest.ts'

/**
 * The units that updates of someone who suggests would have taken away, had they been let in: suggested ones that they
 * delete, and others that they suggest to remove.
 */
export function removalsIn(updates: readonly Uint8Array[]): IdRange[] {
  const decoded = updates.map((update) => Y.decodeUpdate(update))
  const deleted = decoded.flatMap(({ ds }) =>
    Array.from(ds.clients, ([client, ranges]) =>
      ranges.map(({ clock, len }): IdRange => [client, clock, clock + len]),
    ).flat(),
  )
  const isTakenBack = ({ client, clock }: Y.ID): boolean =>
    deleted.some(([other, from, to]) => other === client && from <= clock && clock < to)
  const asked = decoded.flatMap(({ structs }) =>
    structs.flatMap((struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return []
      const { success, data } = suggestionEntrySchema.safeParse(struct.content.arr[0])
      const isRemoval = success && (data.type === 'remove' || data.type === 'join')
      return isRemoval && !isTakenBack(struct.id) ? data.ids : []
    }),
  )
  return [...deleted.filter(([client]) => nibOf(client).suggestion), ...asked]
}

/**
 * Suggests that what still stands of some units goes, in the order of the text (F15l); says whether anything does. What
 * is of an open suggestion of the person's own goes at once.
 */
export function suggestRemovalAgain(
  flow: Flow,
  { pen, ownPens }: { readonly pen: number; readonly ownPens: ReadonlySet<number> },
  ids: readonly IdRange[],
  origin: unknown = null,
): boolean {
  const blocks = flow.blocks()
  const { words, blocks: begun } = idFinder(blocks)(ids)
  const standing = blocks.flatMap((block, index): IdRange[] => [
    ...(block.id !== null && begun.includes(index)
      ? [[block.id.client, block.id.clock, block.id.clock + 1] as const]
      : []),
    ...words.flatMap((one) => (one.block === index ? idsIn(block, one.from, one.to) : [])),
  ])
  if (standing.length === 0) return false
  const places = [
    ...words.flatMap(({ block, from, to }) => [
      { block, offset: from },
      { block, offset: to },
    ]),
    ...begun.map((block) => ({ block, offset: 0 })),
  ].sort((a, b) => a.block - b.block || a.offset - b.offset)
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined) return false
  const by = { pen, suggestion: suggestionFor(flow, pen, first, last), ownPens }
  suggest(flow, by, (suggesting) => suggestRemovalOf(suggesting, standing), origin)
  return true
}
