export type { FlowBinding, KeptSelection } from './binding/binding.ts'
export { placeFrom, positionAt } from './binding/places.ts'
export { flowPlugin, type FlowPlugin, type FlowPluginOptions } from './binding/plugin.ts'
export type { CannotSuggest } from './binding/propose.ts'
export type { FlowUndo } from './binding/undo.ts'
export {
  blockNames,
  markNames,
  plainBlock,
  type BlockAttrs,
  type BlockName,
  type Box,
  type BoxKind,
  type ListKind,
  type MarkName,
} from './block.ts'
export {
  createEditorExtensions,
  createEditorOptions,
  type FlowEditorOptions,
} from './create-editor-options.ts'
export type { FileContent } from './import/insert-file.ts'
export { shortcuts, type Shortcut, type ShortcutId } from './key/shortcuts.ts'
export type { Undoing } from './key/undo-steps.ts'
export { hrefFrom } from './mark/href.ts'
export { pictureAddress, type PictureAttrs } from './node/image.ts'
export type { DroppedKind } from './paste/reading.ts'
export type { Item } from './reading/items.ts'
export { isRemote, remoteMeta } from './remote.ts'
export { flowSchema, schemaExtensions, type SchemaOptions } from './schema.ts'
export type { RemovedWords } from './restore/bring-back.ts'
export { oldBlocks } from './restore/old-blocks.ts'
export { removedWords } from './restore/removed-words.ts'
export type { OldVersion } from './restore/restore.ts'
export { clipAttribute } from './taken/clip.ts'
export { catchUp } from './view/catch-up.ts'
export type { Labels, SuggestedLook, SuggestionLabels } from './view/labels.ts'
export type { SuggesterShown } from './view/proposed.ts'
export {
  redrawSuggestions,
  showSuggestion,
  suggestedLink,
  suggestedLook,
  suggestedMark,
  suggestionsAt,
} from './view/suggestions.ts'
export type { Blocks } from './view/redraw-blocks.ts'
export { drawMoreWhose, redrawWhose, whosePlugin, type WhoseOf, type WhoseRun } from './view/whose.ts'
