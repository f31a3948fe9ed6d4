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
} from '@alongside/storage/testing'
import { openForSuite } from './testing/open-temporary.ts'

describeTextLog('SQLite', openForSuite)
describeEventLog('SQLite', openForSuite)
describePeople('SQLite', openForSuite)
describeContacts('SQLite', openForSuite)
describeCaptionLines('SQLite', openForSuite)
describeJobs('SQLite', openForSuite)
describeHearing('SQLite', openForSuite)
describeBallots('SQLite', openForSuite)
describeLinkCodes('SQLite', openForSuite)
describeSnapshots('SQLite', openForSuite)
