import type { Finder } from '../event-log.ts'
import type { Store } from '../store.ts'
import { createMemoryBallotBox } from './memory-ballot-box.ts'
import { createMemoryCaptionLines } from './memory-caption-lines.ts'
import { createMemoryContacts } from './memory-contacts.ts'
import { createMemoryEventLog } from './memory-event-log.ts'
import { createMemoryHearing } from './memory-hearing.ts'
import { createMemoryJobs } from './memory-jobs.ts'
import { createMemoryLinkCodes } from './memory-link-codes.ts'
import { createMemoryNeedsList } from './memory-needs-list.ts'
import { createMemoryPeople } from './memory-people.ts'
import { createMemorySnapshots } from './memory-snapshots.ts'
import { createMemoryTasks } from './memory-tasks.ts'
import { createMemoryTextLog } from './memory-text-log.ts'

/** A store that keeps everything in memory and loses it with the process: for tests, and for looking around. */
export function createMemoryStore(finder: Finder): Store {
  const { jobs, prepare } = createMemoryJobs()
  const { snapshots, erased } = createMemorySnapshots()
  const { text, prepareBatches, prepareErasures } = createMemoryTextLog(prepare, erased)
  const { captions, prepareCaptions } = createMemoryCaptionLines()
  return {
    text,
    events: createMemoryEventLog(finder, prepare, prepareBatches, prepareErasures, prepareCaptions),
    people: createMemoryPeople(),
    jobs,
    needs: createMemoryNeedsList(prepare),
    hearing: createMemoryHearing(),
    tasks: createMemoryTasks(),
    contacts: createMemoryContacts(),
    ballots: createMemoryBallotBox(),
    linkCodes: createMemoryLinkCodes(),
    captions,
    snapshots,
  }
}
