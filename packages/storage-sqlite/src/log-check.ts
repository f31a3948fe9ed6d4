import {
  checkChain,
  type ChainReport,
  type KeptMark,
  type KeptRow,
  type KeptSection,
} from '@alongside/storage'
import { declaredText, StorageError } from '@alongside/storage/refusals'
import { DatabaseSync } from 'node:sqlite'
import {
  bytesIn,
  bytesOrNullIn,
  numberIn,
  numberOrNullIn,
  textIn,
  textOrNullIn,
  type SqlRow,
} from './columns.ts'
import { databaseIn } from './directory.ts'
import { storageErrorOf } from './writer/failure.ts'

/** Checks the chains of a data directory, which a server may have open; nothing is written. */
export interface LogCheck {
  /** Every section that was ever written to, in order of their ids. */
  readonly sections: readonly string[]
  /** Checks one section as it is at this moment; `sought` as *checkChain* has it. */
  check(section: string, sought: string | null): ChainReport
  close(): void
}

/** Opens the logs of a data directory to check them. Throws `StorageError` if there are none, or none with chains. */
export function openLogCheck(directory: string): LogCheck {
  const database = openToRead(databaseIn(directory))
  try {
    return prepare(database)
  } catch (cause) {
    database.close()
    const words = `The database in ${directory} has no chains: it is none of Alongside, or an older version wrote it.`
    throw new StorageError('failed', words, { cause })
  }
}

function openToRead(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  } catch (error) {
    throw storageErrorOf(error)
  }
}

function prepare(database: DatabaseSync): LogCheck {
  const readSections = database.prepare(
    'SELECT section FROM section_head UNION SELECT section FROM update_row ORDER BY section',
  )
  const readHead = database.prepare('SELECT head, late, chain FROM section_head WHERE section = ?')
  const readPens = database.prepare('SELECT pen, hand, voice, capacity, spoken_by FROM pen WHERE section = ?')
  const readMarks = database.prepare(
    `SELECT person, salt, mark FROM person_mark WHERE person IN
     (SELECT hand FROM pen WHERE section = ?1 UNION SELECT voice FROM pen WHERE section = ?1)`,
  )
  const readRows = database.prepare(
    `SELECT update_row.seq AS seq, at, session, pen, kind, bytes, sources, restores, salt, hash, first, act FROM update_row
     LEFT JOIN log_act ON log_act.section = update_row.section AND log_act.seq = update_row.seq
     WHERE update_row.section = ? ORDER BY update_row.seq`,
  )

  function keptSection(section: string): KeptSection {
    const head = readHead.get(section)
    return {
      section,
      head: head === undefined ? 0 : numberIn(head, 'head'),
      late: head === undefined ? 0 : numberIn(head, 'late'),
      chain: head === undefined ? null : bytesOrNullIn(head, 'chain'),
      pens: new Map(readPens.all(section).map((row) => [numberIn(row, 'pen'), writerIn(row)])),
      marks: new Map(readMarks.all(section).map((row) => [textIn(row, 'person'), markIn(row)])),
    }
  }

  function* keptRows(section: string): Generator<KeptRow> {
    for (const row of readRows.iterate(section)) yield rowIn(row)
  }

  return {
    sections: readSections.all().map((row) => textIn(row, 'section')),
    check(section, sought) {
      database.exec('BEGIN') // all of one moment, whatever is written meanwhile
      try {
        return checkChain(keptSection(section), keptRows(section), sought)
      } finally {
        database.exec('COMMIT')
      }
    },
    close: () => database.close(),
  }
}

function writerIn(row: SqlRow): NonNullable<ReturnType<KeptSection['pens']['get']>> {
  return {
    hand: textIn(row, 'hand'),
    voice: textIn(row, 'voice'),
    capacity: textIn(row, 'capacity'),
    by: textOrNullIn(row, 'spoken_by'),
  }
}

function markIn(row: SqlRow): KeptMark {
  return { salt: bytesOrNullIn(row, 'salt'), mark: bytesIn(row, 'mark') }
}

function rowIn(row: SqlRow): KeptRow {
  return {
    seq: numberIn(row, 'seq'),
    at: numberIn(row, 'at'),
    session: textIn(row, 'session'),
    pen: numberOrNullIn(row, 'pen'),
    kind: textIn(row, 'kind') === 'step2' ? 'step2' : 'update',
    bytes: bytesIn(row, 'bytes'),
    sources: declaredText(textOrNullIn(row, 'sources') ?? '', numberOrNullIn(row, 'restores')),
    salt: bytesOrNullIn(row, 'salt'),
    hash: bytesOrNullIn(row, 'hash'),
    first: bytesOrNullIn(row, 'first'),
    act: textOrNullIn(row, 'act'),
  }
}
