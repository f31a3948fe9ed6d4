import * as Y from 'yjs'
import {
  plainParagraph,
  sameBox,
  type BlockAttributes,
  type BlockKind,
  type Box,
  type Kept,
  type Level,
  type ListKind,
} from './block.ts'

const isLevel = (value: unknown): value is Level => value === 1 || value === 2 || value === 3
const isListKind = (value: unknown): value is ListKind =>
  value === 'bullet' || value === 'ordered' || value === 'task'
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 999_999

function readBox(value: unknown): Box | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('kind' in value)) return null
  const { id, kind } = value
  if (typeof id !== 'string' || id === '' || id.length > 64) return null
  return kind === 'quote' || kind === 'callout' ? { id, kind } : null
}

function keep(value: unknown): Kept {
  if (!(value instanceof Y.Map)) return { value }
  return { map: Object.fromEntries(Array.from(value.entries(), ([key, held]) => [key, keep(held)])) }
}

/** Makes a value for a marker's key from what was kept of one. */
export function remake(kept: Kept): unknown {
  if ('value' in kept) return kept.value
  return new Y.Map(Object.entries(kept.map).map(([key, held]) => [key, remake(held)]))
}

function readKind(value: unknown): BlockKind {
  if (typeof value !== 'string') return 'paragraph'
  return value === 'paragraph' || value === 'heading' || value === 'code' || value === 'divider'
    ? value
    : 'placeholder'
}

/**
 * Reads what a marker asks for, each value by itself; an unknown value of a known key reads as the default
 * (F16). What its neighbours allow of it is settled later.
 */
export function readMarker(marker: Y.Map<unknown>): BlockAttributes {
  const kind = readKind(marker.get('kind'))
  const level = marker.get('level')
  const list = marker.get('list')
  const depth = marker.get('depth')
  const start = marker.get('start')
  return {
    kind,
    level: kind !== 'heading' ? null : isLevel(level) ? level : 1,
    list: isListKind(list) ? list : null,
    depth: isCount(depth) ? depth : 0,
    checked: marker.get('checked') === true,
    start: isCount(start) ? start : null,
    cont: marker.get('cont') === true,
    box: readBox(marker.get('box')),
    unknown:
      kind !== 'placeholder'
        ? null
        : {
            kind: String(marker.get('kind')),
            attributes: Object.fromEntries(Array.from(marker.entries(), ([key, held]) => [key, keep(held)])),
          },
  }
}

/** The keys of a marker whose value follows from a block's attributes. */
export type MarkerKey = 'kind' | 'level' | 'list' | 'depth' | 'checked' | 'start' | 'cont' | 'box'
const markerKeys: readonly MarkerKey[] = ['kind', 'level', 'list', 'depth', 'checked', 'start', 'cont', 'box']

/** The entries of a new marker: its kind, and what differs from a plain paragraph. */
export function entriesOf(block: BlockAttributes): [string, unknown][] {
  if (block.unknown) {
    return Object.entries(block.unknown.attributes).map(([key, kept]) => [key, remake(kept)])
  }
  return markerKeys
    .filter((key) => key === 'kind' || (heeded[key](block) && !isDefault(block, key)))
    .map((key) => [key, block[key]])
}

function isDefault(block: BlockAttributes, key: MarkerKey): boolean {
  return block[key] === plainParagraph[key]
}

/** Whether a block's kind and list heed a key at all (F16). */
const heeded: Readonly<Record<MarkerKey, (block: BlockAttributes) => boolean>> = {
  kind: () => true,
  box: () => true,
  level: ({ kind }) => kind === 'heading',
  list: ({ kind }) => kind === 'paragraph',
  checked: ({ kind, list }) => kind === 'paragraph' && list === 'task',
  start: ({ kind, list }) => kind === 'paragraph' && list === 'ordered',
  cont: ({ kind, list }) => kind === 'paragraph' && list === null,
  depth: ({ kind, list, cont }) => kind === 'paragraph' && (list !== null || cont),
}

function isSame(a: BlockAttributes, b: BlockAttributes, key: MarkerKey): boolean {
  return key === 'box' ? sameBox(a.box, b.box) : a[key] === b[key]
}

/**
 * The keys to set (undefined: to delete) so that a marker that asks for `asked` and reads as `read` reads as
 * `wanted`. A key whose reading does not change is left alone, even where reading has settled it (F5); a key
 * that the wanted kind does not heed is kept as it is.
 */
export function keysToChange(
  asked: BlockAttributes,
  read: BlockAttributes,
  wanted: BlockAttributes,
): [MarkerKey, unknown][] {
  return markerKeys
    .filter((key) => heeded[key](wanted))
    .filter((key) => !isSame(heeded[key](read) ? read : asked, wanted, key))
    .map((key) => [key, key !== 'kind' && isDefault(wanted, key) ? undefined : wanted[key]])
}
