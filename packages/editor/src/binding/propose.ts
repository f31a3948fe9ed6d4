import {
  idsIn,
  ownsBlock,
  setBlock,
  suggestBlock,
  suggestMarkOf,
  suggestPieces,
  suggestRemovalOf,
  type BlockAttributes,
  type BlockChanges,
  type Flow,
  type Place,
  type Spot,
  type Suggester,
  type Suggesting,
} from '@alongside/flow'
import type { IdRange } from '@alongside/protocol'
import { insertedFrom, type Inserted } from './inserted.ts'
import type { Operation } from './plan.ts'
import type { Token } from './tokens.ts'

/** What cannot be suggested: a change of what a picture says, something unknown, or a very long address. */
export type CannotSuggest = 'picture' | 'unknown' | 'address'

/** The longest address that an entry of a suggestion may hold. */
const longestHref = 2_000

/** Says what of these operations cannot be suggested, or null when all of it can. */
export function cannotSuggest(
  flow: Flow,
  by: Suggester,
  operations: readonly Operation[],
): CannotSuggest | null {
  const isLong = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'href' in value && String(value.href).length > longestHref
  for (const operation of operations) {
    switch (operation.is) {
      case 'replace':
        for (const { piece } of operation.added) {
          if ('block' in piece ? piece.block.unknown !== null : 'embed' in piece) return 'unknown'
          if (!('block' in piece) && isLong(piece.marks?.link)) return 'address'
        }
        break
      case 'look': {
        const { block, before, wanted } = operation
        const saysOther = (['kind', 'file', 'alt', 'decorative'] as const).some(
          (key) => before[key] !== wanted[key],
        )
        const isPicture = before.kind === 'image' || wanted.kind === 'image'
        if (isPicture && saysOther && !ownsBlock(flow, by, block)) return 'picture'
        break
      }
      case 'mark':
        if (isLong(operation.value)) return 'address'
    }
  }
  return null
}

/**
 * Suggests what a person did, in the transaction under way; all of it must be something that can be suggested. Answers
 * the letters that it inserted.
 */
export function propose(suggesting: Suggesting, operations: readonly Operation[]): readonly Inserted[] {
  const { flow } = suggesting.writing
  const removed: IdRange[] = []
  const inserted: Inserted[] = []
  for (const operation of operations) {
    switch (operation.is) {
      case 'replace':
        if (operation.added.length > 0) {
          const pieces = operation.added.map(({ piece }) => piece)
          inserted.push(...insertedFrom(operation.added, suggestPieces(suggesting, operation.to, pieces)))
        }
        removed.unshift(...idsOf(flow, operation.removed))
        break
      case 'look':
        look(suggesting, operation.block, operation.before, operation.wanted)
        break
      case 'mark': {
        const { block, offset, units, name, value } = operation
        suggestMarkOf(suggesting, idsIn(flow.block(block), offset, offset + units), name, value)
      }
    }
  }
  // Last and all at once: it is one entry, and what goes is no place for anything else.
  if (removed.length > 0) suggestRemovalOf(suggesting, removed)
  return inserted
}

/** The places between which operations do something, to find the suggestion that they go on with. */
export function reachOf(operations: readonly Operation[]): { readonly from: Place; readonly to: Place } {
  const places = operations.flatMap((operation): Place[] => {
    switch (operation.is) {
      case 'replace':
        return [placeOf(operation.from), placeOf(operation.to)]
      case 'look':
        return [{ block: operation.block, offset: 0 }]
      case 'mark': {
        const { block, offset, units } = operation
        return [
          { block, offset },
          { block, offset: offset + units },
        ]
      }
    }
  })
  const sorted = places.sort((a, b) => a.block - b.block || a.offset - b.offset)
  const start = { block: 0, offset: 0 }
  return { from: sorted[0] ?? start, to: sorted.at(-1) ?? start }
}

function placeOf(spot: Spot): Place {
  return 'before' in spot ? { block: spot.before, offset: 0 } : spot
}

/** The ids of all that operations take away. */
export function removedBy(flow: Flow, operations: readonly Operation[]): readonly IdRange[] {
  return operations.flatMap((one) => (one.is === 'replace' ? idsOf(flow, one.removed) : []))
}

/** The ids of what the editor took away. */
function idsOf(flow: Flow, tokens: readonly Token[]): IdRange[] {
  const ids: IdRange[] = []
  let words: { block: number; from: number; to: number } | null = null
  const close = () => {
    if (words) ids.push(...idsIn(flow.block(words.block), words.from, words.to))
    words = null
  }
  for (const token of tokens) {
    if (token.type === 'inline') {
      const end = token.offset + token.text.length
      if (words !== null) words.to = end
      else words = { block: token.block, from: token.offset, to: end }
      continue
    }
    close()
    const { id } = flow.block(token.index)
    if (id !== null) ids.push([id.client, id.clock, id.clock + 1])
  }
  close()
  return ids
}

const suggestable = ['kind', 'level', 'list', 'depth', 'checked', 'start', 'cont', 'box'] as const

function look(suggesting: Suggesting, block: number, before: BlockAttributes, wanted: BlockAttributes): void {
  const { writing, by } = suggesting
  if (ownsBlock(writing.flow, by, block)) return setBlock(writing, block, wanted)
  const differs = suggestable.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(wanted[key]))
  const changes: BlockChanges = Object.fromEntries(differs.map((key) => [key, wanted[key]]))
  // A block without a marker is given one, even where nothing differs.
  if (differs.length > 0 || writing.flow.block(block).id === null) suggestBlock(suggesting, block, changes)
}
