import type { BallotBox } from './ballot-box.ts'
import type { CaptionLines } from './caption-lines.ts'
import type { Contacts } from './contacts.ts'
import type { EventLog } from './event-log.ts'
import type { Hearing } from './hearing.ts'
import type { Jobs } from './jobs.ts'
import type { LinkCodes } from './link-codes.ts'
import type { NeedsList } from './needs-list.ts'
import type { People } from './people.ts'
import type { Snapshots } from './snapshots.ts'
import type { Tasks } from './tasks.ts'
import type { TextLog } from './text-log.ts'

/** Everything that is kept, behind twelve ports; files are apart, outside the database. */
export interface Store {
  readonly text: TextLog
  readonly events: EventLog
  readonly people: People
  readonly contacts: Contacts
  readonly jobs: Jobs
  readonly needs: NeedsList
  readonly hearing: Hearing
  readonly tasks: Tasks
  readonly ballots: BallotBox
  readonly linkCodes: LinkCodes
  readonly captions: CaptionLines
  readonly snapshots: Snapshots
}
