import type { Migration } from './migration.ts'

/**
 * A guest who was removed is found as one of the space from now on, so that they stay removed under the account that
 * they join; those who were removed before, and have not joined one, are found so too.
 */
export const removedGuests: Migration = {
  number: 6,
  name: 'removed-guests',
  up: `
    INSERT OR IGNORE INTO finding (kind, key, space)
    SELECT 'member', removed.payload ->> 'person', removed.space FROM event AS removed
    WHERE removed.kind = 'guestRemoved' AND NOT EXISTS (
      SELECT 1 FROM event AS united
      WHERE united.space = removed.space AND united.kind = 'guestUnited'
        AND united.payload ->> 'guest' = removed.payload ->> 'person'
    );
  `,
}
