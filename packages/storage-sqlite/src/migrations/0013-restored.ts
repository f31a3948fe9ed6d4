import type { Migration } from './migration.ts'

/** The row whose version a row brings back; null for most, and for all that are older. */
export const restored: Migration = {
  number: 13,
  name: 'restored',
  up: `
    ALTER TABLE update_row ADD COLUMN restores INTEGER;
    CREATE INDEX update_row_restores ON update_row (section, seq) WHERE restores IS NOT NULL;
  `,
}
