import type { Snapshots } from '@alongside/storage'
import { bytesIn, numberIn } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** The reading half of the snapshots. */
export type SnapshotReader = Pick<Snapshots, 'of'>

// Only a later one of the same version, or one of another version, takes the place of what is there; one that is older
// than the row with which letters were erased may hold them.
const keepLater =
  'INSERT INTO snapshot (section, seq, version, state, map, letters) SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?2 >= ' +
  "(SELECT coalesce(max(seq), 0) FROM log_act WHERE section = ?1 AND act ->> 'is' = 'erased') " +
  'ON CONFLICT (section) DO UPDATE SET seq = excluded.seq, version = excluded.version, ' +
  'state = excluded.state, map = excluded.map, letters = excluded.letters ' +
  'WHERE excluded.version <> version OR excluded.seq > seq'

/** Snapshots: read here, written by the writer thread. */
export function createSnapshots(reader: Reader, writer: WriterClient): Snapshots {
  return {
    ...createSnapshotReader(reader),
    async keep({ section, seq, version, state, map, letters }) {
      const parameters = [section, seq, version, state, map, letters]
      await writer.ask({ type: 'statement', statement: { sql: keepLater, parameters } })
    },
  }
}

/** Snapshots for those who only read them. */
export function createSnapshotReader(reader: Reader): SnapshotReader {
  return {
    async of(section, version) {
      const [row] = reader.all(
        'SELECT seq, state, map, letters FROM snapshot WHERE section = ? AND version = ?',
        [section, version],
      )
      if (row === undefined) return null
      return {
        section,
        seq: numberIn(row, 'seq'),
        version,
        state: bytesIn(row, 'state'),
        map: bytesIn(row, 'map'),
        letters: bytesIn(row, 'letters'),
      }
    },
  }
}
