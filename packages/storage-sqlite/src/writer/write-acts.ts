import {
  actHash,
  actRow,
  contentHash,
  declaredText,
  emptyUpdate,
  hexOf,
  newSalt,
  rowUnknown,
  sourcesText,
} from '@alongside/storage/refusals'
import type { Batch, Erasure, LogAct, RowWithout } from '@alongside/storage'
import type { DatabaseSync } from 'node:sqlite'
import { bytesIn, bytesOrNullIn, numberIn, numberOrNullIn, textIn, textOrNullIn } from '../columns.ts'

export interface ActsWriter {
  /** Whether a batch or an erasure was worked out on a head that has moved. */
  isBehind(of: Pick<Erasure, 'section' | 'head'>): boolean
  /** Notes that something was erased of which copies may be left in free places of the database. */
  noteResidue(): void
  /** On the head that it names, which `isBehind` has been asked about. */
  erase(erasure: Erasure): void
  /** Gives the sections whose logs say that a person was forgotten. */
  forget(person: string, at: number): readonly string[]
}

/**
 * Prepares what erases letters and forgets people inside the transaction that is open; the log itself says so. `append`
 * writes what takes the place of letters.
 */
export function prepareActs(
  database: DatabaseSync,
  append: (batches: readonly Omit<Batch, 'jobs'>[]) => unknown,
): ActsWriter {
  const readHead = database.prepare('SELECT head, chain FROM section_head WHERE section = ?')
  const writeHead = database.prepare(
    'UPDATE section_head SET head = ?, chain = ?, epoch = epoch + ? WHERE section = ?',
  )
  const readRow = database.prepare(
    `SELECT session, sources, restores, bytes, salt, first FROM update_row WHERE section = ?1 AND seq = ?2
     AND NOT EXISTS (SELECT 1 FROM log_act WHERE section = ?1 AND seq = ?2)`,
  )
  const rewrite = database.prepare(
    'UPDATE update_row SET bytes = ?, sources = ?, salt = ?, first = ? WHERE section = ? AND seq = ?',
  )
  const dropSnapshot = database.prepare('DELETE FROM snapshot WHERE section = ?')
  const writeRow = database.prepare(
    'INSERT INTO update_row (section, seq, at, session, pen, kind, bytes, salt, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const writeAct = database.prepare('INSERT INTO log_act (section, seq, act) VALUES (?, ?, ?)')
  const dropSalt = database.prepare('UPDATE person_mark SET salt = NULL WHERE person = ?')
  const isForgotten = database.prepare('SELECT person FROM person_mark WHERE person = ? AND salt IS NULL')
  const readPens = database.prepare(
    'SELECT section, pen FROM pen WHERE hand = ?1 OR voice = ?1 ORDER BY section',
  )
  const noteResidue = database.prepare('INSERT INTO residue DEFAULT VALUES')

  /** Puts something else into a row, and gives the hash of what it holds now; that of what stood there first is kept. */
  function overwrite(section: string, { seq, bytes, sources }: RowWithout): string {
    const row = readRow.get(section, seq)
    if (row === undefined) throw rowUnknown(section, seq)
    const stood = textOrNullIn(row, 'sources') ?? ''
    const stands = sources === undefined ? stood : sourcesText(sources)
    const content = (salt: Uint8Array, said: string, held: Uint8Array): Uint8Array =>
      contentHash(salt, {
        session: textIn(row, 'session'),
        sources: declaredText(said, numberOrNullIn(row, 'restores')),
        bytes: held,
      })
    const first = bytesOrNullIn(row, 'first') ?? content(bytesIn(row, 'salt'), stood, bytesIn(row, 'bytes'))
    const salt = newSalt()
    rewrite.run(bytes, stands === '' ? null : stands, salt, first, section, seq)
    return hexOf(content(salt, stands, bytes))
  }

  /** Writes the row that says what was done; gives its number. */
  function say(section: string, at: number, bytes: Uint8Array, act: LogAct): number {
    const found = readHead.get(section) ?? {}
    const seq = numberIn(found, 'head') + 1
    const { session, pen, kind } = actRow(at, bytes)
    const text = JSON.stringify(act)
    const salt = newSalt()
    const content = contentHash(salt, { session, sources: '', bytes })
    const hash = actHash({ previous: bytesIn(found, 'chain'), seq, at, kind, pen: null, content }, text)
    writeRow.run(section, seq, at, session, pen, kind, bytes, salt, hash)
    writeAct.run(section, seq, text)
    writeHead.run(seq, hash, Number(act.is === 'erased'), section)
    return seq
  }

  return {
    isBehind({ section, head }) {
      const row = readHead.get(section)
      return head !== (row === undefined ? 0 : numberIn(row, 'head'))
    },

    noteResidue: () => void noteResidue.run(),

    erase({ section, head, at, ranges, rows, deletion, instead }) {
      if (instead !== undefined) append([{ section, head, ...instead, retired: [] }])
      const left = rows.map((one) => ({ seq: one.seq, content: overwrite(section, one) }))
      dropSnapshot.run(section)
      say(section, at, deletion, { is: 'erased', ranges, rows: left })
    },

    forget(person, at) {
      if (isForgotten.get(person) !== undefined) return []
      const pens = readPens
        .all(person)
        .map((row) => ({ section: textIn(row, 'section'), pen: numberIn(row, 'pen') }))
      const sections = Map.groupBy(pens, ({ section }) => section)
      for (const [section, held] of sections)
        say(section, at, emptyUpdate, { is: 'forgotten', pens: held.map(({ pen }) => pen) })
      dropSalt.run(person)
      noteResidue.run()
      return [...sections.keys()]
    },
  }
}
