import { firstTables } from './0001-first-tables.ts'
import { jobs } from './0002-jobs.ts'
import { hearing } from './0003-hearing.ts'
import { contacts } from './0004-contacts.ts'
import { eventsBySpace } from './0005-events-by-space.ts'
import { removedGuests } from './0006-removed-guests.ts'
import { sealedBallots } from './0007-sealed-ballots.ts'
import { linkCodes } from './0008-link-codes.ts'
import { captionLines } from './0009-caption-lines.ts'
import { sources } from './0010-sources.ts'
import { snapshots } from './0011-snapshots.ts'
import { olderSnapshots } from './0012-older-snapshots.ts'
import { restored } from './0013-restored.ts'
import { spokenBy } from './0014-spoken-by.ts'
import { hashChain } from './0015-hash-chain.ts'
import type { Migration } from './migration.ts'

/** Every migration in order; new ones are added at the end. */
export const migrations: readonly Migration[] = [
  firstTables,
  jobs,
  hearing,
  contacts,
  eventsBySpace,
  removedGuests,
  sealedBallots,
  linkCodes,
  captionLines,
  sources,
  snapshots,
  olderSnapshots,
  restored,
  spokenBy,
  hashChain,
]
