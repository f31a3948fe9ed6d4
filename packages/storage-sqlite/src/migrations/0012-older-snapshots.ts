import type { Migration } from './migration.ts'

/**
 * Of each section some older snapshots stand beside the latest, and with it what a room knows, which is empty where
 * nobody left it. What is read alone stands before the text, which is long.
 */
export const olderSnapshots: Migration = {
  number: 12,
  name: 'older-snapshots',
  up: `
    CREATE TABLE snapshot_at_row (
      section TEXT NOT NULL,
      seq INTEGER NOT NULL,
      version INTEGER NOT NULL,
      room BLOB NOT NULL,
      map BLOB NOT NULL,
      letters BLOB NOT NULL,
      state BLOB NOT NULL,
      PRIMARY KEY (section, seq)
    ) STRICT;
    INSERT INTO snapshot_at_row SELECT section, seq, version, x'', map, letters, state FROM snapshot;
    DROP TABLE snapshot;
    ALTER TABLE snapshot_at_row RENAME TO snapshot;
  `,
}
