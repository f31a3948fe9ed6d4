import { chainOlderRows } from './chain-older-rows.ts'
import type { Migration } from './migration.ts'

/**
 * A row has a salt of its own and the hash of all up to it; `first` is the hash of what it held before something of it
 * was erased. `late` rows of a section are older than this: they were chained when this ran, and prove nothing of the
 * time before. A person has one salt for all sections, which goes when they are forgotten. Rows with a `log_act` say
 * what was done to the log. While there is a row in `residue`, what was erased may still lie in free pages.
 */
export const hashChain: Migration = {
  number: 15,
  name: 'hash-chain',
  up: `
    ALTER TABLE section_head ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE section_head ADD COLUMN chain BLOB;
    ALTER TABLE update_row ADD COLUMN salt BLOB;
    ALTER TABLE update_row ADD COLUMN hash BLOB;
    ALTER TABLE update_row ADD COLUMN first BLOB;

    CREATE TABLE person_mark (
      person TEXT NOT NULL PRIMARY KEY,
      salt BLOB,
      mark BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE log_act (
      section TEXT NOT NULL,
      seq INTEGER NOT NULL,
      act TEXT NOT NULL,
      PRIMARY KEY (section, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE residue (
      number INTEGER PRIMARY KEY
    ) STRICT;
  `,
  finish: chainOlderRows,
}
