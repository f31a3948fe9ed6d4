import type { Finder } from '../event-log.ts'
import {
  describeBallots,
  describeCaptionLines,
  describeContacts,
  describeEventLog,
  describeHearing,
  describeJobs,
  describeLinkCodes,
  describePeople,
  describeSnapshots,
  describeTextLog,
  type StoreUnderTest,
} from '../testing.ts'
import { createMemoryStore } from './memory-store.ts'

async function open(finder: Finder): Promise<StoreUnderTest> {
  return { ...createMemoryStore(finder), reopen: null, close: async () => {} }
}

describeTextLog('the memory store', open)
describeEventLog('the memory store', open)
describePeople('the memory store', open)
describeContacts('the memory store', open)
describeCaptionLines('the memory store', open)
describeJobs('the memory store', open)
describeHearing('the memory store', open)
describeBallots('the memory store', open)
describeLinkCodes('the memory store', open)
describeSnapshots('the memory store', open)
