export type { Beginning } from './beginning.ts'
export { keyOfSource, type Deed, type Occasion, type Source, type Span } from './deed.ts'
export {
  evidenceOf,
  evidenceSchema,
  type Evidence,
  type EvidenceByCapacity,
  type EvidenceGroup,
  type EvidenceInAll,
  type Found,
} from './evidence.ts'
