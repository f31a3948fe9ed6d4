import type { Migration } from './migration.ts'

/** The codes of links: marks to know them by, and themselves sealed, so that a copy of the database opens nothing. */
export const linkCodes: Migration = {
  number: 8,
  name: 'link-codes',
  up: `
    CREATE TABLE link_code (
      link TEXT NOT NULL PRIMARY KEY,
      mark TEXT NOT NULL UNIQUE,
      sealed TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
