export type { Beginning } from './beginning.ts'
export type { Deed, Occasion, Source } from './deed.ts'
export {
  evidenceAnswerSchema,
  evidenceOf,
  type Evidence,
  type EvidenceAnswer,
  type EvidenceByCapacity,
  type EvidenceGroup,
  type Found,
} from './evidence.ts'
