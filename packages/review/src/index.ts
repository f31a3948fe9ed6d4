export type { Beginning } from './beginning.ts'
export { keyOfSource, type Deed, type Occasion, type Source, type Span } from './deed.ts'
export {
  evidenceAnswerSchema,
  evidenceOf,
  evidenceSchema,
  type Evidence,
  type EvidenceAnswer,
  type EvidenceByCapacity,
  type EvidenceGroup,
  type EvidenceInAll,
  type Found,
} from './evidence.ts'
