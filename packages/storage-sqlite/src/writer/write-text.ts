import {
  chainStart,
  checkSectionsDiffer,
  contentHash,
  declaredText,
  headsNamed,
  logSources,
  newSalt,
  penTaken,
  penUnbound,
  rowHash,
  sourcesText,
  type Hash,
} from '@alongside/storage/refusals'
import type { AppendResult, Batch, NewRow } from '@alongside/storage'
import type { Writer } from '@alongside/protocol'
import type { DatabaseSync } from 'node:sqlite'
import { bytesIn, numberIn } from '../columns.ts'
import { preparePenMarks } from './pen-marks.ts'

/** The pens of a section, by what stands for them in its chain; found once for a batch. */
type MarkOf = (pen: number | null) => Hash | null

/** Prepares what appends text batches inside the transaction that is open. */
export function prepareText(
  database: DatabaseSync,
): (batches: readonly Omit<Batch, 'jobs'>[]) => readonly AppendResult[] {
  const readHead = database.prepare('SELECT head, chain FROM section_head WHERE section = ?')
  const beginSection = database.prepare('INSERT INTO section_head (section, head, epoch) VALUES (?, 0, 0)')
  const writeHead = database.prepare('UPDATE section_head SET head = ?, chain = ? WHERE section = ?')
  const writeRow = database.prepare(
    'INSERT INTO update_row (section, seq, at, session, pen, kind, bytes, sources, restores, salt, hash) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const readPen = database.prepare(
    'SELECT hand = ? AND voice = ? AND capacity = ? AND spoken_by IS ? AS same FROM pen WHERE section = ? AND pen = ?',
  )
  const writePen = database.prepare(
    'INSERT INTO pen (section, pen, hand, voice, capacity, spoken_by, retired) VALUES (?, ?, ?, ?, ?, ?, 0)',
  )
  const retirePen = database.prepare('UPDATE pen SET retired = 1 WHERE section = ? AND pen = ?')
  const marks = preparePenMarks(database)

  function find(section: string): { readonly head: number; readonly chain: Hash; readonly isNew: boolean } {
    const row = readHead.get(section)
    if (row === undefined) return { head: 0, chain: chainStart(section, 0), isNew: true }
    return { head: numberIn(row, 'head'), chain: bytesIn(row, 'chain'), isNew: false }
  }

  function bind(section: string, { pen, hand, voice, capacity, by }: Writer): void {
    const held = readPen.get(hand, voice, capacity, by ?? null, section, pen)
    if (held === undefined) {
      writePen.run(section, pen, hand, voice, capacity, by ?? null)
      for (const person of new Set([hand, voice])) marks.add(person)
    } else if (held['same'] !== 1) throw penTaken(section, pen)
  }

  function retire(section: string, pen: number): void {
    if (Number(retirePen.run(section, pen).changes) === 0) throw penUnbound(section, pen)
  }

  function marksIn(section: string): MarkOf {
    const found = new Map<number, Hash>()
    return (pen) => {
      if (pen === null) return null
      const mark = found.get(pen) ?? marks.markOf(section, pen)
      if (mark === null) throw penUnbound(section, pen)
      found.set(pen, mark)
      return mark
    }
  }

  /** Writes a row behind the one with the hash `previous`, and gives its own. */
  function append(
    section: string,
    previous: Hash,
    seq: number,
    row: NewRow,
    sources: string,
    mark: MarkOf,
  ): Hash {
    const { at, session, pen, kind, bytes, restores = null } = row
    const salt = newSalt()
    const content = contentHash(salt, { session, sources: declaredText(sources, restores), bytes })
    const hash = rowHash({ previous, seq, at, kind, pen: mark(pen), content })
    const kept = sources === '' ? null : sources
    writeRow.run(section, seq, at, session, pen, kind, bytes, kept, restores, salt, hash)
    return hash
  }

  function write(
    { section, head, rows, bound, retired }: Omit<Batch, 'jobs'>,
    heads: ReadonlyMap<string, number>,
  ): AppendResult {
    const found = find(section)
    if (found.head !== head) return { type: 'behind', head: found.head }
    if (found.isNew) beginSection.run(section)
    let { chain } = found
    for (const writer of bound) bind(section, writer)
    for (const pen of retired) retire(section, pen)
    const mark = marksIn(section)
    for (const [index, row] of rows.entries()) {
      const seq = head + index + 1
      chain = append(section, chain, seq, row, sourcesText(logSources(section, seq, row, heads)), mark)
    }
    writeHead.run(head + rows.length, chain, section)
    return { type: 'written', head: head + rows.length }
  }

  return (batches) => {
    checkSectionsDiffer(batches)
    const heads = headsNamed(batches, (section) => find(section).head)
    return batches.map((batch) => write(batch, heads))
  }
}
