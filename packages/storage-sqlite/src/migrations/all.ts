import { firstTables } from './0001-first-tables.ts'
import { jobs } from './0002-jobs.ts'
import { contacts } from './0004-contacts.ts'
import type { Migration } from './migration.ts'

/** Every migration in order; new ones are added at the end. */
export const migrations: readonly Migration[] = [firstTables, jobs, contacts]
