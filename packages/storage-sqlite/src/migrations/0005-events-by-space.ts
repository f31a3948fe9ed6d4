import type { Migration } from './migration.ts'

/**
 * Events are numbered for each space by itself, so that whoever writes one knows its number before; those that are
 * there keep the numbers they have. The events of a space lie side by side, in the order in which they are folded.
 */
export const eventsBySpace: Migration = {
  number: 5,
  name: 'events-by-space',
  up: `
    CREATE TABLE event_by_space (
      space TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      actor TEXT,
      hand TEXT,
      capacity TEXT,
      audience TEXT NOT NULL,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL,
      PRIMARY KEY (space, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO event_by_space SELECT space, seq, at, actor, hand, capacity, audience, kind, payload FROM event;
    DROP TABLE event;
    ALTER TABLE event_by_space RENAME TO event;
  `,
}
