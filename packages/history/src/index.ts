export { beginningOf, type Beginning } from './beginning.ts'
export { changersIn, type ChangedBy } from './changed-by.ts'
export { changersOf } from './changers.ts'
export {
  compareMoments,
  readMoment,
  type BlockChange,
  type ComparedBlock,
  type ComparedRun,
  type Moments,
  type WordsChange,
} from './compare.ts'
export type { Counts } from './counts.ts'
export type { Done } from './done.ts'
export { longestRise } from './longest-rise.ts'
export { orderOf, type UnitOrder } from './order.ts'
export { pauseMinutes, sittingsOf, type Sitting } from './sittings.ts'
