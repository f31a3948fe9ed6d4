export { allowedContent, allowedTypes, isKeyAllowed, isRootAllowed, rootPatterns } from './allow-list.ts'
export { anchorOf, type AnchorPart, type Standing } from './anchor.ts'
export { anchorFinder, type Moved } from './anchor-finder.ts'
export { sameAttributes } from './attributes.ts'
export {
  holdsText,
  longestAlt,
  plainParagraph,
  sameBox,
  textOf,
  type Block,
  type BlockAttributes,
  type BlockKind,
  type Box,
  type Id,
  type Kept,
  type Level,
  type ListKind,
  type Picture,
  type Run,
  type Unknown,
} from './block.ts'
export {
  carryAsked,
  carryPieces,
  carrySuggestion,
  noteAway,
  noteTaken,
  type Asked,
  type CarriedPiece,
  type Carrying,
} from './carry.ts'
export type { Place, Spot } from './cursor.ts'
export { bodyOf, createFlowDoc, type FlowDocOptions } from './doc.ts'
export {
  deleteRange,
  erase,
  insertBreak,
  insertPieces,
  insertText,
  joinBlock,
  setBlock,
  setMark,
  splitBlock,
  type Piece,
} from './edit.ts'
export type { Edit } from './edits.ts'
export { Flow, type Change, type FlowListener } from './flow.ts'
export { idFollower } from './follow.ts'
export { checkLimits, type LimitReached, type Size } from './limits.ts'
export {
  isHrefAllowed,
  markNames,
  markOf,
  sameMark,
  sameMarks,
  type MarkName,
  type MarkValue,
  type Marks,
} from './marks.ts'
export { numbersOf, type Countable } from './numbering.ts'
export { accept, reject } from './decide.ts'
export { holdsId, idFinder, idsIn, idsWithin, idsWithout, type FoundIds, type Stretch } from './id-ranges.ts'
export { suggestionFor } from './in-hand.ts'
export { takePen, type Presence } from './pen.ts'
export {
  differingIds,
  proposalFinder,
  type ProposedBlock,
  type ProposedWords,
  type Proposals,
} from './proposals.ts'
export { readBlocks, type NumberedBlock } from './read-blocks.ts'
export { placeOf, relativeOf, type Side } from './relative.ts'
export {
  nextSuggestion,
  openIdsOf,
  ownsBlock,
  suggest,
  suggestBlock,
  suggestionInHand,
  suggestJoin,
  suggestMark,
  suggestMarkOf,
  suggestPieces,
  suggestRemoval,
  suggestRemovalOf,
  suggestReplacement,
  suggestSplit,
  suggestText,
  withdraw,
  type BlockChanges,
  type Suggester,
  type Suggesting,
} from './suggest.ts'
export { removalsIn, suggestRemovalAgain } from './suggest-again.ts'
export { readDecided, readOpen, type DecidedSuggestion, type OpenSuggestion } from './read-suggested.ts'
export { readSuggestions, saysTheSame, type OpenEntry, type Suggestions } from './suggestions.ts'
export { embedCharacter } from './segment.ts'
export { declareRestored, declareSources, movedIn, restoredIn, sourcesIn } from './sources.ts'
export { piecesOf, writeBlocks, type NewBlock } from './write-blocks.ts'
export { write, type Writing } from './writing.ts'
