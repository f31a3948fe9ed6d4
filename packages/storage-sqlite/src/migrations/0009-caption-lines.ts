import type { Migration } from './migration.ts'

/** Captions that are kept, by meeting, in the order in which they came; each line once. */
export const captionLines: Migration = {
  number: 9,
  name: 'caption-lines',
  up: `
    CREATE TABLE caption_line (
      number INTEGER PRIMARY KEY,
      meeting TEXT NOT NULL,
      line TEXT NOT NULL,
      item TEXT,
      person TEXT NOT NULL,
      words TEXT NOT NULL,
      at INTEGER NOT NULL,
      UNIQUE (meeting, line)
    ) STRICT;
  `,
}
