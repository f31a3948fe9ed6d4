import {
  chainStart,
  contentHash,
  declaredText,
  newSalt,
  rowHash,
  type Hash,
} from '@alongside/storage/refusals'
import type { DatabaseSync } from 'node:sqlite'
import { bytesIn, numberIn, numberOrNullIn, textIn, textOrNullIn } from '../columns.ts'
import { preparePenMarks } from '../writer/pen-marks.ts'

const rowsAtOnce = 1000

/** Hangs all rows that are there into chains, each under a salt of its own. */
export function chainOlderRows(database: DatabaseSync): void {
  const pens = preparePenMarks(database)
  const persons = database.prepare('SELECT hand AS person FROM pen UNION SELECT voice FROM pen').all()
  for (const row of persons) pens.add(textIn(row, 'person'))
  const readRows = database.prepare(
    `SELECT seq, at, session, pen, kind, bytes, sources, restores FROM update_row
     WHERE section = ? AND seq > ? ORDER BY seq LIMIT ${rowsAtOnce}`,
  )
  const writeRow = database.prepare('UPDATE update_row SET salt = ?, hash = ? WHERE section = ? AND seq = ?')
  const writeHead = database.prepare('UPDATE section_head SET late = head, chain = ? WHERE section = ?')

  function chain(section: string, head: number): Hash {
    let hash = chainStart(section, head)
    let after = 0
    for (let rows = readRows.all(section, 0); rows.length > 0; rows = readRows.all(section, after)) {
      for (const row of rows) {
        const salt = newSalt()
        const seq = numberIn(row, 'seq')
        const content = contentHash(salt, {
          session: textIn(row, 'session'),
          sources: declaredText(textOrNullIn(row, 'sources') ?? '', numberOrNullIn(row, 'restores')),
          bytes: bytesIn(row, 'bytes'),
        })
        const pen = numberOrNullIn(row, 'pen')
        hash = rowHash({
          previous: hash,
          seq,
          at: numberIn(row, 'at'),
          kind: textIn(row, 'kind') === 'step2' ? 'step2' : 'update',
          // A room binds the pen of each row. Where none is bound all the same, checking the chain says so.
          pen: pen === null ? null : pens.markOf(section, pen),
          content,
        })
        writeRow.run(salt, hash, section, seq)
        after = seq
      }
    }
    return hash
  }

  for (const row of database.prepare('SELECT section, head FROM section_head').all()) {
    const section = textIn(row, 'section')
    writeHead.run(chain(section, numberIn(row, 'head')), section)
  }
}
