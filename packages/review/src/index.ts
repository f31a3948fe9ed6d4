export type { Beginning } from './beginning.ts'
export {
  besideSchema,
  wholePreviewSchema,
  wholeResultSchema,
  withoutSources,
  type Beside,
  type WholePreview,
  type WholeResult,
} from './beside.ts'
export { documentOfSource, type Deed, type Occasion, type Source, type Span } from './deed.ts'
export {
  evidenceAnswerSchema,
  evidenceOf,
  type Evidence,
  type EvidenceAnswer,
  type EvidenceByCapacity,
  type EvidenceGroup,
  type Found,
} from './evidence.ts'
export type { CountedRound, SharedOut } from './money.ts'
