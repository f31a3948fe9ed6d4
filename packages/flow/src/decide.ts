import { fateKeyOf, fateLimits, type Fate, type SuggestionEntry } from '@alongside/protocol'
import * as Y from 'yjs'
import type { BlockAttributes } from './block.ts'
import { setBlock, setMark } from './edit.ts'
import type { Flow } from './flow.ts'
import { eraseIds, idFinder } from './id-ranges.ts'
import { openIdsOf } from './suggest.ts'
import type { OpenEntry } from './suggestions.ts'
import { underId, write, type Writing } from './writing.ts'

/**
 * Accepts what is open of these suggestions, in one transaction: their words count from now on and stay their
 * writers', and what else they are is done (F15c).
 */
export function accept(
  flow: Flow,
  pen: number,
  suggestions: readonly string[],
  origin: unknown = null,
): void {
  const entries = flow.suggestions.entries.filter(({ suggestion }) => suggestions.includes(suggestion))
  write(
    flow,
    pen,
    (writing) => {
      const all = entries.map(({ entry }) => entry)
      // Marks first, since they move no place; what goes goes last.
      applyMarks(writing, all)
      applyBlocks(writing, all)
      for (const { entry } of entries) {
        if (entry.type === 'remove' || entry.type === 'join')
          eraseIds(writing.transaction, writing.body, entry.ids)
      }
      for (const suggestion of suggestions) putFate(writing, 'accepted', suggestion, entries)
    },
    origin,
  )
}

/** Rejects what is open of these suggestions, in one transaction: their words go, and nothing else changes (F15c). */
export function reject(
  flow: Flow,
  pen: number,
  suggestions: readonly string[],
  origin: unknown = null,
): void {
  const { entries } = flow.suggestions
  write(
    flow,
    pen,
    (writing) => {
      for (const suggestion of suggestions) {
        eraseIds(writing.transaction, writing.body, openIdsOf(flow, suggestion))
        putFate(writing, 'rejected', suggestion, entries)
      }
    },
    origin,
  )
}

function putFate(writing: Writing, fate: Fate['fate'], suggestion: string, open: readonly OpenEntry[]): void {
  const { doc } = writing.transaction
  const ids = openIdsOf(writing.flow, suggestion).map(([client, from, to]) => [client, from, to])
  const entries = open.filter((one) => one.suggestion === suggestion).map(({ key }) => key)
  while (ids.length > 0 || entries.length > 0) {
    const part = {
      ids: ids.splice(0, fateLimits.mostIds),
      entries: entries.splice(0, fateLimits.mostEntries),
    }
    // Its own id: a fate that was written is never written over.
    const key = fateKeyOf(writing.markers, Y.getState(doc.store, writing.markers))
    underId(doc, writing.markers, () => doc.getMap('fates').set(key, { fate, suggestion, ...part }))
  }
}

function applyMarks(writing: Writing, entries: readonly SuggestionEntry[]): void {
  const find = idFinder(writing.flow.blocks())
  for (const entry of entries) {
    if (entry.type !== 'mark') continue
    for (const { block, from, to } of find(entry.ids).words.toReversed()) {
      setMark(writing, { block, offset: from }, to - from, entry.name, entry.value)
    }
  }
}

function applyBlocks(writing: Writing, entries: readonly SuggestionEntry[]): void {
  const find = idFinder(writing.flow.blocks())
  // Of several for one block the last counts, key by key; `setBlock` knows only what stood before.
  const wanted = new Map<number, Partial<BlockAttributes>>()
  for (const entry of entries) {
    if (entry.type !== 'block') continue
    for (const block of find(entry.ids).blocks) {
      wanted.set(block, { ...wanted.get(block), ...changesOf(entry.changes) })
    }
  }
  for (const [block, changes] of wanted) setBlock(writing, block, changes)
}

type Changes = Extract<SuggestionEntry, { readonly type: 'block' }>['changes']

/** The changes that an entry names. A level without a heading, or a heading without one, is settled as in reading. */
function changesOf(changes: Changes): Partial<BlockAttributes> {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined)
  const wanted: Partial<BlockAttributes> = Object.fromEntries(named)
  return wanted.kind === 'heading' ? { ...wanted, level: wanted.level ?? 1 } : wanted
}
