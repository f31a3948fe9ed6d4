import type { Migration } from './migration.ts'

/**
 * `update_row` and `pen` are WITHOUT ROWID: a section's rows then lie side by side in the order in which a
 * joining room reads them, and a row is written once, not to a table and an index. Rows of more than a
 * quarter of a page go to overflow pages, which is right for the rare large paste.
 *
 * `person`, `session`, `account` and `verification` have the columns that better-auth wants, with its
 * types, but for `email`, which a person may do without.
 */
export const firstTables: Migration = {
  number: 1,
  name: 'first-tables',
  up: `
    CREATE TABLE section_head (
      section TEXT NOT NULL PRIMARY KEY,
      head INTEGER NOT NULL,
      epoch INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE update_row (
      section TEXT NOT NULL REFERENCES section_head (section),
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      session TEXT NOT NULL,
      pen INTEGER,
      kind TEXT NOT NULL CHECK (kind IN ('update', 'step2')),
      bytes BLOB NOT NULL,
      PRIMARY KEY (section, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pen (
      section TEXT NOT NULL REFERENCES section_head (section),
      pen INTEGER NOT NULL,
      hand TEXT NOT NULL,
      voice TEXT NOT NULL,
      capacity TEXT NOT NULL,
      retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
      PRIMARY KEY (section, pen)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      space TEXT NOT NULL,
      at INTEGER NOT NULL,
      actor TEXT,
      hand TEXT,
      capacity TEXT,
      audience TEXT NOT NULL,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_space ON event (space, seq);

    CREATE TABLE finding (
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      space TEXT NOT NULL,
      PRIMARY KEY (kind, key, space)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE person (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      email TEXT UNIQUE,
      emailVerified INTEGER NOT NULL,
      image TEXT,
      createdAt DATE NOT NULL,
      updatedAt DATE NOT NULL
    );

    CREATE TABLE session (
      id TEXT NOT NULL PRIMARY KEY,
      expiresAt DATE NOT NULL,
      token TEXT NOT NULL UNIQUE,
      createdAt DATE NOT NULL,
      updatedAt DATE NOT NULL,
      ipAddress TEXT,
      userAgent TEXT,
      userId TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE
    );
    CREATE INDEX session_userId_idx ON session (userId);

    CREATE TABLE account (
      id TEXT NOT NULL PRIMARY KEY,
      accountId TEXT NOT NULL,
      providerId TEXT NOT NULL,
      userId TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      accessToken TEXT,
      refreshToken TEXT,
      idToken TEXT,
      accessTokenExpiresAt DATE,
      refreshTokenExpiresAt DATE,
      scope TEXT,
      password TEXT,
      createdAt DATE NOT NULL,
      updatedAt DATE NOT NULL
    );
    CREATE INDEX account_userId_idx ON account (userId);

    CREATE TABLE verification (
      id TEXT NOT NULL PRIMARY KEY,
      identifier TEXT NOT NULL,
      value TEXT NOT NULL,
      expiresAt DATE NOT NULL,
      createdAt DATE NOT NULL,
      updatedAt DATE NOT NULL
    );
    CREATE INDEX verification_identifier_idx ON verification (identifier);
  `,
}
