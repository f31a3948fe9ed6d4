// What a store refuses with, and what it writes of sources. A thread that only writes takes these from here: without the
// schemas that come along with all else it starts in a third of the time.
export { headsNamed, logSources } from './log-sources.ts'
export { personTaken, personUnknown } from './people-checks.ts'
export {
  StorageError,
  storageProblemKinds,
  type StorageProblem,
  type StorageProblemKind,
} from './storage-error.ts'
export { checkSectionsDiffer, penTaken, penUnbound } from './text-checks.ts'
