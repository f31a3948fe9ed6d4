import type { Migration } from './migration.ts'

/** Where guests want to hear back: apart from events, so that it can be taken away. */
export const contacts: Migration = {
  number: 4,
  name: 'contacts',
  up: `
    CREATE TABLE contact (
      space TEXT NOT NULL,
      person TEXT NOT NULL,
      email TEXT NOT NULL,
      phone TEXT NOT NULL,
      post TEXT NOT NULL,
      PRIMARY KEY (space, person)
    ) STRICT, WITHOUT ROWID;
  `,
}
