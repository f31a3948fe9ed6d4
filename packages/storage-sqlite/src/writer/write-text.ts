import {
  checkSectionsDiffer,
  headsNamed,
  logSources,
  penTaken,
  penUnbound,
} from '@alongside/storage/refusals'
import type { AppendResult, Batch, LoggedSource, NewRow } from '@alongside/storage'
import type { Writer } from '@alongside/protocol'
import type { DatabaseSync } from 'node:sqlite'
import { numberIn } from '../columns.ts'

/** Prepares what appends text batches inside the transaction that is open. */
export function prepareText(
  database: DatabaseSync,
): (batches: readonly Omit<Batch, 'jobs'>[]) => readonly AppendResult[] {
  const readHead = database.prepare('SELECT head FROM section_head WHERE section = ?')
  const writeHead = database.prepare(
    'INSERT INTO section_head (section, head, epoch) VALUES (?, ?, 0) ' +
      'ON CONFLICT (section) DO UPDATE SET head = excluded.head',
  )
  const writeRow = database.prepare(
    'INSERT INTO update_row (section, seq, at, session, pen, kind, bytes, sources, restores) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const readPen = database.prepare(
    'SELECT hand = ? AND voice = ? AND capacity = ? AND spoken_by IS ? AS same FROM pen WHERE section = ? AND pen = ?',
  )
  const writePen = database.prepare(
    'INSERT INTO pen (section, pen, hand, voice, capacity, spoken_by, retired) VALUES (?, ?, ?, ?, ?, ?, 0)',
  )
  const retirePen = database.prepare('UPDATE pen SET retired = 1 WHERE section = ? AND pen = ?')

  function headOf(section: string): number {
    const row = readHead.get(section)
    return row === undefined ? 0 : numberIn(row, 'head')
  }

  function bind(section: string, { pen, hand, voice, capacity, by }: Writer): void {
    const held = readPen.get(hand, voice, capacity, by ?? null, section, pen)
    if (held === undefined) writePen.run(section, pen, hand, voice, capacity, by ?? null)
    else if (held['same'] !== 1) throw penTaken(section, pen)
  }

  function retire(section: string, pen: number): void {
    if (Number(retirePen.run(section, pen).changes) === 0) throw penUnbound(section, pen)
  }

  function append(section: string, seq: number, row: NewRow, heads: ReadonlyMap<string, number>): void {
    const sources = jsonOf(logSources(section, seq, row, heads))
    const { at, session, pen, kind, bytes, restores = null } = row
    writeRow.run(section, seq, at, session, pen, kind, bytes, sources, restores)
  }

  function write(
    { section, head, rows, bound, retired }: Omit<Batch, 'jobs'>,
    heads: ReadonlyMap<string, number>,
  ): AppendResult {
    const found = headOf(section)
    if (found !== head) return { type: 'behind', head: found }
    const after = head + rows.length
    writeHead.run(section, after)
    for (const [index, row] of rows.entries()) append(section, head + index + 1, row, heads)
    for (const writer of bound) bind(section, writer)
    for (const pen of retired) retire(section, pen)
    return { type: 'written', head: after }
  }

  return (batches) => {
    checkSectionsDiffer(batches)
    const heads = headsNamed(batches, headOf)
    return batches.map((batch) => write(batch, heads))
  }
}

function jsonOf(sources: readonly LoggedSource[]): string | null {
  return sources.length === 0 ? null : JSON.stringify(sources)
}
