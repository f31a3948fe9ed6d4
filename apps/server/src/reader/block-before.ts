import { piecesOf, stretchesOf, type Attribution, type Piece } from '@alongside/attribution'
import { holdsId, idsWithin, idsWithout, readBlocks, type Block, type Id } from '@alongside/flow'
import { nibOf, type IdRange } from '@alongside/protocol'
import type { Row, TextLog } from '@alongside/storage'
import * as Y from 'yjs'
import { rowBefore } from './row-before.ts'

/** Where it is looked up what blocks were made of. */
export interface BlockSources {
  readonly log: Pick<TextLog, 'rows'>
  readonly attributionUpTo: (section: string, seq: number) => Promise<Attribution>
  /** The document of a section after a row, to be destroyed. */
  readonly documentAt: (section: string, seq: number) => Promise<Y.Doc>
}

/** The block that another was made of when somebody moved it. */
export interface BlockBefore {
  readonly section: string
  /** The last row of that section before it was put where it is now. */
  readonly upTo: number
  readonly marker: Id
  /** The letters that it was made with. */
  readonly letters: readonly IdRange[]
  /** What stands before it now was made of the block that stood before it there, up to its end. */
  readonly isBehindTheSame: boolean
}

/** Where letters came from, as a row that holds them for the first time declares. */
interface From {
  readonly section: string
  readonly upTo: number
  readonly range: IdRange
}

const minuteMs = 60_000

/**
 * Finds of which block another was made, as the log proves (F48, F49): it was begun where that one had begun until it
 * was deleted, as undo does; or the row that said so of it put its first letter there, which was the first of that
 * block, and no letter that was not in that block just before it was taken away. Null where neither is so. What it has
 * read it keeps, so it is made anew for each reading.
 */
export function createBlockBefore({ log, attributionUpTo, documentAt }: BlockSources) {
  const read = new Map<string, readonly Block[]>()

  async function blocksAt(section: string, seq: number): Promise<readonly Block[]> {
    const name = `${section} ${seq}`
    const known = read.get(name)
    if (known !== undefined) return known
    const doc = await documentAt(section, seq)
    const blocks = readBlocks(doc, 'shown')
    doc.destroy()
    read.set(name, blocks)
    return blocks
  }

  /** The row that first held a unit, of those up to one. */
  async function rowOf(section: string, upTo: number, { client, clock }: Id): Promise<Row | null> {
    const [stretch] = stretchesOf(await attributionUpTo(section, upTo), client, clock, clock + 1)
    if (stretch === undefined) return null
    const rows = await log.rows(section, stretch.seq - 1, Math.min(stretch.last, upTo))
    return rows.find(({ bytes }) => holdsId(newIn(bytes), { client, clock })) ?? null
  }

  /** The last row up to one after which a letter stood. */
  async function lastWith(section: string, upTo: number, letter: IdRange): Promise<number> {
    const [client, clock] = letter
    const { records } = await attributionUpTo(section, upTo)
    const removal = records.get(client)?.removals.find(({ from, to }) => from <= clock && clock < to)
    if (removal === undefined) return upTo
    const first = await rowBefore(log, section, { after: 0, head: upTo, time: removal.at })
    const end = { after: first, head: upTo, time: removal.at + minuteMs }
    const rows = await log.rows(section, first, await rowBefore(log, section, end))
    const row = rows.find(({ bytes }) => holdsId(deletedIn(bytes), { client, clock }))
    return row === undefined ? upTo : row.seq - 1
  }

  return async (section: string, upTo: number, marker: Id, put: Id): Promise<BlockBefore | null> => {
    const row = await rowOf(section, upTo, put)
    if (row === null) return null
    const made = await blocksAt(section, row.seq)
    const index = made.findIndex(({ id }) => id?.client === marker.client && id.clock === marker.clock)
    const gone = goneBehind(row, marker)
    if (gone !== null && !made.some(({ id }) => id?.client === gone.client && id.clock === gone.clock))
      return { section, upTo: row.seq - 1, marker: gone, letters: [], isBehindTheSame: true }

    const attribution = await attributionUpTo(section, row.seq)
    const fromsOf = (letters: readonly IdRange[]) => declaredOf(attribution, row, letters)
    const letters = lettersOf(made[index])
    const added = newIn(row.bytes)
    // A block that had words before is no other's.
    const isNew = holdsId(added, marker)
    const all = fromsOf(isNew ? idsWithin(letters, added) : letters)
    const [first] = fromsOf(firstOf(letters)) ?? []
    if (all === null || first === undefined) return null

    const { section: place, range } = first
    const stood = await blocksAt(place, await lastWith(place, first.upTo, range))
    const at = stood.findIndex((block) => isSame(firstOf(lettersOf(block)), [range]))
    const before = stood[at]
    const isOfIt = (from: From) =>
      from.section === place && idsWithout([from.range], lettersOf(before)).length === 0
    if (!before?.id || !all.every(isOfIt)) return null
    const [end] = fromsOf(lastOf(lettersOf(made[index - 1]))) ?? []
    const isBehindTheSame = end?.section === place && isSame(lastOf(lettersOf(stood[at - 1])), [end.range])
    return { section: place, upTo: first.upTo, marker: before.id, letters, isBehindTheSame }
  }
}

/** The marker before which a row puts one, as undo puts it before the one that was deleted; null: none. */
function goneBehind({ bytes }: Row, marker: Id): Id | null {
  const { structs } = Y.decodeUpdate(bytes)
  const struct = structs.find(({ id }) => id.client === marker.client && id.clock === marker.clock)
  const right = struct instanceof Y.Item ? struct.rightOrigin : null
  return right !== null && nibOf(right.client).marker ? { client: right.client, clock: right.clock } : null
}

/** Where letters that are new in a row came from; null where it does not say so of all, or it is not so (A4). */
function declaredOf(
  attribution: Attribution,
  { seq, sources }: Row,
  letters: readonly IdRange[],
): readonly From[] | null {
  let rest = letters
  const found: From[] = []
  for (const { client, clock, length, from } of sources) {
    if ('file' in from) continue
    for (const [, begin, end] of idsWithin(rest, [[client, clock, clock + length]])) {
      const first = from.clock + begin - clock
      const range: IdRange = [from.client, first, first + end - begin]
      const isHere = from.section === attribution.section
      if (!isCredited(attribution, [client, begin, end], isHere ? range : null)) return null
      found.push({ section: from.section, upTo: isHere ? seq - 1 : from.upTo, range })
    }
    rest = idsWithout(rest, [[client, clock, clock + length]])
  }
  return rest.length === 0 ? found : null
}

/** Whether letters are told as those that they are said to come from; `here`: where these stand in the same section. */
function isCredited(attribution: Attribution, letters: IdRange, here: IdRange | null): boolean {
  const pieces = piecesOf(attribution, ...letters)
  if (here === null) return pieces.every(({ placed }) => placed !== null)
  // What undo brought back in place was placed by nobody.
  const origins = (some: readonly Piece[]) =>
    some.flatMap(({ origin, length }) =>
      Array.from({ length }, (_, at) => ({ ...origin, clock: origin.clock + at })),
    )
  return JSON.stringify(origins(pieces)) === JSON.stringify(origins(piecesOf(attribution, ...here)))
}

function lettersOf(block: Block | undefined): readonly IdRange[] {
  const letters = (block?.runs ?? []).filter(({ embed }) => embed === null)
  return letters.map(({ client, clock, text }) => [client, clock, clock + text.length])
}

function firstOf([first]: readonly IdRange[]): readonly IdRange[] {
  return first === undefined ? [] : [[first[0], first[1], first[1] + 1]]
}

function lastOf(letters: readonly IdRange[]): readonly IdRange[] {
  const last = letters.at(-1)
  return last === undefined ? [] : [[last[0], last[2] - 1, last[2]]]
}

function isSame([a]: readonly IdRange[], [b]: readonly IdRange[]): boolean {
  return a !== undefined && b !== undefined && a.every((part, at) => part === b[at])
}

function newIn(bytes: Uint8Array): readonly IdRange[] {
  return Y.decodeUpdate(bytes).structs.map(({ id, length }) => [id.client, id.clock, id.clock + length])
}

function deletedIn(bytes: Uint8Array): readonly IdRange[] {
  const { clients } = Y.decodeUpdate(bytes).ds
  return Array.from(clients, ([client, all]) =>
    all.map(({ clock, len }): IdRange => [client, clock, clock + len]),
  ).flat()
}
