// What a store refuses with, and what it writes of sources and into chains. A thread that only writes takes these from here: without the
// schemas that come along with all else it starts in a third of the time.
export { actRow, emptyUpdate } from './chain/act-row.ts'
export { hexOf } from './chain/hex.ts'
export {
  actHash,
  chainStart,
  contentHash,
  declaredText,
  penMark,
  personMark,
  rowHash,
  sourcesText,
  type Hash,
} from './chain/hashes.ts'
export { newSalt } from './chain/salt.ts'
export { captionUnknown, eventUnknown } from './event-checks.ts'
export { headsNamed, logSources } from './log-sources.ts'
export { personTaken, personUnknown } from './people-checks.ts'
export {
  StorageError,
  storageProblemKinds,
  type StorageProblem,
  type StorageProblemKind,
} from './storage-error.ts'
export { checkSectionsDiffer, penTaken, penUnbound, rowUnknown } from './text-checks.ts'
