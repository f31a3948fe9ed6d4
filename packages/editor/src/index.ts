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
export { isRemote, remoteMeta } from './remote.ts'
export { flowSchema, schemaExtensions, type SchemaOptions } from './schema.ts'
