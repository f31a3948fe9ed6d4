import type { Migration } from './migration.ts'

/** How the words of another reached the hand that writes with a pen; null for its own words, and for older pens. */
export const spokenBy: Migration = {
  number: 14,
  name: 'spoken-by',
  up: 'ALTER TABLE pen ADD COLUMN spoken_by TEXT;',
}
