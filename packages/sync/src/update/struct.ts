/**
 * What a struct of an update holds. *collected* is what Yjs calls GC: its place is forgotten. *deleted* keeps its
 * place but not its content. *skip* is a hole that `mergeUpdates` leaves. *map* is a Y.Map: a block marker, or a
 * map within one. *value* is a list of values of a map's key. *foreign* is content that no section holds.
 */
export type StructKind =
  'collected' | 'deleted' | 'skip' | 'text' | 'embed' | 'format' | 'map' | 'value' | 'foreign'

/** The id of a character or other unit: the `clock`th of a Yjs client. */
export interface UnitId {
  readonly client: number
  readonly clock: number
}

/** One struct of an update: `length` units from `clock` on, of the client of its block. */
export interface Struct {
  readonly kind: StructKind
  readonly clock: number
  readonly length: number
  /** What stood to its left when it was written. */
  readonly origin: UnitId | null
  /** What stood to its right when it was written. */
  readonly rightOrigin: UnitId | null
  /** The root type that it stands in, if it has no neighbour and stands in one. */
  readonly root: string | null
  /** The map that it stands in, if it has no neighbour and stands in one. */
  readonly parent: UnitId | null
  /** The key under which it stands, if it has no neighbour and stands under one. */
  readonly key: string | null
  /** Where in a text the characters of two units begin, counted from its beginning; null if it has none. */
  readonly pairs: readonly number[] | null
}

/** The structs of one client in an update, in order of clock; only *skip* leaves holes. */
export interface StructBlock {
  readonly client: number
  readonly structs: readonly Struct[]
}

/** A range of units that an update deletes: `from` up to but not including `to`. */
export interface DeletedRange {
  readonly client: number
  readonly from: number
  readonly to: number
}
