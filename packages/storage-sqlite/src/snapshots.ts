import { rowsPerStretch, type Snapshots } from '@alongside/storage'
import { bytesIn, numberIn } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** The reading half of the snapshots. */
export type SnapshotReader = Omit<Snapshots, 'keep'>

// A snapshot that is older than the row with which letters were erased may hold them.
const insert =
  'INSERT INTO snapshot (section, seq, version, state, map, letters, room) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE ?2 >= ' +
  "(SELECT coalesce(max(seq), 0) FROM log_act WHERE section = ?1 AND act ->> 'is' = 'erased') " +
  'ON CONFLICT (section, seq) DO UPDATE SET version = excluded.version, state = excluded.state, ' +
  'map = excluded.map, letters = excluded.letters, room = excluded.room WHERE excluded.version <> version'

const thinOut =
  'DELETE FROM snapshot AS old WHERE section = ? AND (version <> ? OR EXISTS (SELECT 1 FROM snapshot AS later ' +
  'WHERE later.section = old.section AND later.version = old.version AND later.seq > old.seq ' +
  `AND (later.seq - 1) / ${rowsPerStretch} = (old.seq - 1) / ${rowsPerStretch}))`

const leaveText =
  "UPDATE snapshot SET map = x'', letters = x'', room = x'' WHERE section = ? " +
  'AND seq < (SELECT max(seq) FROM snapshot WHERE section = ?) AND length(map) + length(letters) + length(room) > 0'

const readAt =
  'SELECT seq, state FROM snapshot WHERE section = ? AND version = ? AND seq <= ? ORDER BY seq DESC LIMIT 1'

const readWords =
  'SELECT seq, map, letters FROM snapshot WHERE section = ? AND version = ? ORDER BY seq DESC LIMIT 1'

const readRoom = 'SELECT seq, room FROM snapshot WHERE section = ? AND version = ? ORDER BY seq DESC LIMIT 1'

/** Snapshots: read here, written by the writer thread. */
export function createSnapshots(reader: Reader, writer: WriterClient): Snapshots {
  return {
    ...createSnapshotReader(reader),
    async keep({ section, seq, version, state, map, letters, room }) {
      // Whoever reads in between finds more than is kept in the end, and the latest.
      for (const [sql, parameters] of [
        [insert, [section, seq, version, state, map, letters, room]],
        [thinOut, [section, version]],
        [leaveText, [section, section]],
      ] as const)
        await writer.ask({ type: 'statement', statement: { sql, parameters } })
    },
  }
}

/** Snapshots for those who only read them. */
export function createSnapshotReader(reader: Reader): SnapshotReader {
  return {
    async at(section, seq, version) {
      const [row] = reader.all(readAt, [section, version, seq])
      return row === undefined ? null : { seq: numberIn(row, 'seq'), state: bytesIn(row, 'state') }
    },

    async words(section, version) {
      const [row] = reader.all(readWords, [section, version])
      if (row === undefined) return null
      return { seq: numberIn(row, 'seq'), map: bytesIn(row, 'map'), letters: bytesIn(row, 'letters') }
    },

    async room(section, version) {
      const [row] = reader.all(readRoom, [section, version])
      return row === undefined ? null : { seq: numberIn(row, 'seq'), room: bytesIn(row, 'room') }
    },
  }
}
