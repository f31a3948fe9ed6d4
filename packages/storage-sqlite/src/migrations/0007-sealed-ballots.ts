import type { Migration } from './migration.ts'

/**
 * A box stands in `ballot_box` for good; `key_mark` says which key seals it, and is null once it is closed. No table
 * has a time, a rowid or a person: sealed ballots lie under a tag that only the key can make, and what is kept of
 * them lies at random places.
 */
export const sealedBallots: Migration = {
  number: 7,
  name: 'sealed-ballots',
  up: `
    CREATE TABLE ballot_box (
      vote TEXT NOT NULL PRIMARY KEY,
      key_mark BLOB
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sealed_ballot (
      vote TEXT NOT NULL,
      tag BLOB NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (vote, tag)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE counted_ballot (
      vote TEXT NOT NULL,
      place BLOB NOT NULL,
      kept TEXT NOT NULL,
      PRIMARY KEY (vote, place)
    ) STRICT, WITHOUT ROWID;
  `,
}
