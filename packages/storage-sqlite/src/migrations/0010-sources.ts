import type { Migration } from './migration.ts'

/** Where letters of a row came from, as a JSON text; null for most rows, and for all that are older. */
export const sources: Migration = {
  number: 10,
  name: 'sources',
  up: 'ALTER TABLE update_row ADD COLUMN sources TEXT;',
}
