import type { Migration } from './migration.ts'

/**
 * `problem` and `payload` hold no personal data: a short name, and ids. The two indexes hold only what is not
 * over, so that claiming costs the same however much has been done.
 */
export const jobs: Migration = {
  number: 2,
  name: 'jobs',
  up: `
    CREATE TABLE job (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      space TEXT,
      due_at INTEGER NOT NULL,
      payload TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'stuck', 'done', 'givenUp')),
      attempts INTEGER NOT NULL,
      problem TEXT,
      owner TEXT,
      held_until INTEGER,
      over_at INTEGER,
      UNIQUE (kind, key)
    ) STRICT;
    CREATE INDEX job_due ON job (due_at) WHERE state = 'open';
    CREATE INDEX job_held ON job (held_until) WHERE held_until IS NOT NULL;
    CREATE INDEX job_troubled ON job (space) WHERE problem IS NOT NULL AND state IN ('open', 'stuck');
    CREATE INDEX job_over ON job (over_at) WHERE over_at IS NOT NULL;
  `,
}
