import { idSchema } from '@alongside/protocol'
import * as Y from 'yjs'
import {
  longestAlt,
  plainParagraph,
  sameBox,
  type BlockAttributes,
  type BlockKind,
  type Box,
  type Kept,
  type Level,
  type ListKind,
  type Picture,
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
function remake(kept: Kept): unknown {
  if ('value' in kept) return kept.value
  return new Y.Map(Object.entries(kept.map).map(([key, held]) => [key, remake(held)]))
}

function readKind(value: unknown): BlockKind {
  if (typeof value !== 'string') return 'paragraph'
  switch (value) {
    case 'paragraph':
    case 'heading':
    case 'code':
    case 'divider':
    case 'image':
      return value
    default:
      return 'placeholder'
  }
}

function readPicture(marker: Y.Map<unknown>): Picture {
  const file = idSchema.safeParse(marker.get('file'))
  const alt = marker.get('alt')
  return {
    file: file.success ? file.data : null,
    alt: typeof alt === 'string' && alt.length <= longestAlt ? alt : '',
    decorative: marker.get('decorative') === true,
  }
}

const noPicture: Picture = { file: null, alt: '', decorative: false }

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
    ...(kind === 'image' ? readPicture(marker) : noPicture),
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
export type MarkerKey =
  'kind' | 'level' | 'list' | 'depth' | 'checked' | 'start' | 'cont' | 'box' | keyof Picture
const markerKeys: readonly MarkerKey[] = [
  'kind',
  'level',
  'list',
  'depth',
  'checked',
  'start',
  'cont',
  'box',
  'file',
  'alt',
  'decorative',
]

function isSame(a: BlockAttributes, b: BlockAttributes, key: MarkerKey): boolean {
  return key === 'box' ? sameBox(a.box, b.box) : a[key] === b[key]
}

/** Says whether two blocks say the same of themselves, an unknown kind's own attributes aside. */
export function sameAttributes(a: BlockAttributes, b: BlockAttributes): boolean {
  return markerKeys.every((key) => isSame(a, b, key))
}

/** The entries of a new marker: its kind, and what differs from a plain paragraph. */
export function entriesOf(block: BlockAttributes): [string, unknown][] {
  const isKnown = (key: string) => markerKeys.some((known) => known === key)
  const kept = Object.entries(block.unknown?.attributes ?? {}).filter(([key]) => !isKnown(key))
  const kind: [string, unknown] = ['kind', block.unknown?.kind ?? block.kind]
  const changed = markerKeys.filter((key) => key !== 'kind' && !isSame(block, plainParagraph, key))
  return [
    kind,
    ...changed.map((key): [string, unknown] => [key, block[key]]),
    ...kept.map(([key, value]): [string, unknown] => [key, remake(value)]),
  ]
}

/**
 * The keys to set (undefined: to delete) so that a marker that asks for `asked` asks for `wanted`. A level is kept
 * where the wanted kind has none, and the kind of a placeholder is never changed.
 */
export function keysToChange(asked: BlockAttributes, wanted: BlockAttributes): [MarkerKey, unknown][] {
  return markerKeys
    .filter((key) => !isSame(asked, wanted, key))
    .filter((key) => (key !== 'level' || wanted.kind === 'heading') && (key !== 'kind' || !wanted.unknown))
    .map((key) => [key, key !== 'kind' && isSame(wanted, plainParagraph, key) ? undefined : wanted[key]])
}
