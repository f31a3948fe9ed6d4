export {
  emptyAttribution,
  type Attribution,
  type Author,
  type Gap,
  type Import,
  type Origin,
  type Placement,
  type ClientRecord,
  type Removal,
  type Stranger,
  type Stretch,
  type WriterOf,
} from './attribution.ts'
export { authorOf } from './author-of.ts'
export { authorsOf, type AuthoredRun, type WrittenRun } from './authors.ts'
export { creditRows } from './credit.ts'
export { decodeMap } from './decode-map.ts'
export { encodeMap, mapVersion, type EncodedMap } from './encode-map.ts'
export type { LogRow } from './log-row.ts'
export { findPassage, wantedBy, type Answer, type Passage, type PassageRun, type Wanted } from './passage.ts'
export { piecesOf, type Piece } from './origins.ts'
export { placesOf, rootsOf, type Root, type TracedLetters } from './places.ts'
export { originViews } from './origin-views.ts'
export { spansIn, type Span } from './span.ts'
export { sharesOf, type Share, type SharedText } from './shares.ts'
export {
  partByStanding,
  typedFor,
  withoutOwnRemovals,
  type Said,
  type Standed,
  type Standing,
  type TypedFor,
  type TypedRun,
} from './standing.ts'
export { stretchesOf } from './stretches.ts'
