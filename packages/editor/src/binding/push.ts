import type { IdRange } from '@alongside/protocol'
import {
  carryAsked,
  carryPieces,
  erase,
  noteAway,
  setBlock,
  setMark,
  type Asked,
  type Carrying,
  type Flow,
  type Id,
  type Spot,
  type Writing,
} from '@alongside/flow'
import type { Brought } from '../taken/brought.ts'
import { overlaps } from '../taken/overlaps.ts'
import { partedByOpen, type AddedOf } from './carried.ts'
import { insertedFrom, type Inserted } from './inserted.ts'
import type { Operation } from './plan.ts'

/** What a suggestion said of what a person moved, and which units it was made of. */
type Said = readonly [asked: Asked, ids: IdRange]

/**
 * Writes to a flow what a person did with a pen, in the transaction under way; answers the letters that it inserted. What
 * was brought of open suggestions stays suggested.
 */
export function push(
  writing: Writing,
  pen: number,
  operations: readonly Operation[],
  brought: ReadonlyMap<number, readonly Brought[]>,
): readonly Inserted[] {
  const inserted: Inserted[] = []
  const begun: Begun[] = []
  const filled: Begun[] = []
  const carrying: Carrying = new Map()
  const hasMarker = (index: number) => writing.flow.block(index).id !== null
  for (const operation of operations) {
    switch (operation.is) {
      case 'replace': {
        const { from, removed, added } = operation
        const units = removed.reduce(
          (sum, token) =>
            sum + (token.type === 'inline' ? token.text.length : hasMarker(token.index) ? 1 : 0),
          0,
        )
        if (units > 0) erase(writing, from, units)
        if (added.length > 0) {
          const parts = partedByOpen(writing.flow, added, brought)
          const ids = carryPieces(writing, pen, carrying, from, parts)
          inserted.push(...insertedFrom(parts, ids))
          begun.push(...begunBy(parts, ids))
          filled.push(...filledBy(writing.flow, from, parts))
        }
        break
      }
      case 'look':
        setBlock(writing, operation.block, operation.wanted)
        break
      case 'mark': {
        const { block, offset, units, name, value } = operation
        setMark(writing, { block, offset }, units, name, value)
      }
    }
  }
  const ofFilled = askedOfBlocks(filled, brought)
  const asked = [...askedOfWords(inserted, brought), ...askedOfBlocks(begun, brought), ...ofFilled]
  for (const same of Map.groupBy(asked, ([one]) => JSON.stringify(one)).values()) {
    const ids = same.map(([, range]) => range)
    for (const [one] of same.slice(0, 1)) carryAsked(writing, pen, carrying, one, ids)
  }
  for (const [{ of }, range] of ofFilled) noteAway(writing, pen, of, [range])
  return inserted
}

/** A block that was begun, or was empty and is filled: its place among those of the document, and the id of its marker. */
interface Begun extends Id {
  readonly block: number
}

function begunBy(parts: readonly AddedOf[], ids: readonly (Id | null)[]): readonly Begun[] {
  return parts.flatMap(({ piece, at }, index) => {
    const id = ids[index] ?? null
    return 'block' in piece && at !== null && id !== null ? [{ ...id, block: at.block }] : []
  })
}

/** The block that was empty and begins with what was put in at a spot. */
function filledBy(flow: Flow, spot: Spot, [first]: readonly AddedOf[]): readonly Begun[] {
  if (!('block' in spot) || spot.offset > 0 || first === undefined || first.at === null) return []
  const { id, runs } = flow.block(spot.block)
  const isFilled = runs.length === 0 && 'text' in first.piece && first.at.offset === 0
  return isFilled && id !== null ? [{ ...id, block: first.at.block }] : []
}

/**
 * What is suggested of words goes with them into another section (F45). In this one it finds them by itself (F42), those
 * too that nobody can be told of.
 */
function askedOfWords(
  inserted: readonly Inserted[],
  brought: ReadonlyMap<number, readonly Brought[]>,
): readonly Said[] {
  if (brought.size === 0) return []
  return inserted.flatMap(({ client, clock, at, text }) => {
    const here = overlaps(brought.get(at.block) ?? [], at.offset, at.offset + text.length)
    return [...here].flatMap(({ span, from, to }) => {
      const first = clock + from - at.offset
      const asked = span.section === null ? [] : (span.words.asked ?? [])
      return asked.map((one): Said => [one, [client, first, first + to - from]])
    })
  })
}

/** What is suggested of a block goes with it wherever it is moved, if its first words do (F47). */
function askedOfBlocks(
  begun: readonly Begun[],
  brought: ReadonlyMap<number, readonly Brought[]>,
): readonly Said[] {
  return begun.flatMap(({ block, client, clock }) => {
    const [first] = brought.get(block) ?? []
    const asked = first?.start === 0 ? (first.words.begins ?? []) : []
    // Its words find themselves what is suggested of them in this section, and go without it.
    const own = asked.filter(({ entry }) => first?.section !== null || entry.type !== 'remove')
    return own.map((one): Said => [one, [client, clock, clock + 1]])
  })
}
