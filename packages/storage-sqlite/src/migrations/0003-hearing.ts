import type { Migration } from './migration.ts'

/**
 * Personal data, each row of it under its person, so that it can be taken away. What is read lies one by one in
 * `heard` only beyond the number up to which all is.
 */
export const hearing: Migration = {
  number: 3,
  name: 'hearing',
  up: `
    CREATE TABLE needs (
      space TEXT NOT NULL,
      person TEXT NOT NULL,
      needs TEXT NOT NULL,
      entered_by TEXT NOT NULL,
      entered_at INTEGER NOT NULL,
      confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
      PRIMARY KEY (space, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE hearing (
      space TEXT NOT NULL,
      person TEXT NOT NULL,
      settings TEXT,
      language TEXT,
      read_up_to INTEGER NOT NULL DEFAULT 0,
      told_up_to INTEGER NOT NULL DEFAULT 0,
      told_at INTEGER,
      PRIMARY KEY (space, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE heard (
      space TEXT NOT NULL,
      person TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (space, person, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE task (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      space TEXT NOT NULL,
      person TEXT NOT NULL,
      assignee TEXT NOT NULL,
      way TEXT NOT NULL CHECK (way IN ('letter', 'call')),
      seqs TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      done_by TEXT,
      done_at INTEGER
    ) STRICT;
    CREATE INDEX task_space ON task (space, number);
  `,
}
