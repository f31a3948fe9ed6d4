import type { Migration } from './migration.ts'

/** Of each section the last snapshot; whoever reads the section goes on from there. */
export const snapshots: Migration = {
  number: 11,
  name: 'snapshots',
  up: `
    CREATE TABLE snapshot (
      section TEXT NOT NULL PRIMARY KEY,
      seq INTEGER NOT NULL,
      version INTEGER NOT NULL,
      state BLOB NOT NULL,
      map BLOB NOT NULL,
      letters BLOB NOT NULL
    ) STRICT;
  `,
}
