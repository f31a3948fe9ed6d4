import { rootOfSuggestion, type Fate, type IdRange } from '@alongside/protocol'
import * as Y from 'yjs'
import type { Block, Id } from './block.ts'
import { changesIn, type Mention, type Said, type Units } from './changes-in.ts'
import { decidedEntries } from './decided-entries.ts'
import { bodyOf } from './doc.ts'
import { idsWithout } from './id-ranges.ts'
import { embedCharacter, markerMap } from './segment.ts'
import { readSuggestions, type Suggestions } from './suggestions.ts'

/** An open suggestion, as it would change the text now. */
export interface OpenSuggestion extends Said {
  readonly suggestion: string
  /** It is another's, and was put where it stands by whoever has its pen (F43). */
  readonly isCarried: boolean
  /** Something of each part of it: by which time and hand it was written is known of these. */
  readonly written: readonly Id[]
}

/** What became of a suggestion, or of a part of it. */
export interface DecidedSuggestion {
  readonly suggestion: string
  readonly isCarried: boolean
  readonly fate: Fate['fate']
  /** The key of the fate, which no other has. */
  readonly key: string
  /** The fate's own id: by it is known who decided, and when. */
  readonly decided: Id
  readonly changes: Said['changes']
  readonly written: readonly Id[]
}

/** The open suggestions of a document that reads as these blocks, *shown*, in the order of the text (F15e). */
export function readOpen(
  doc: Y.Doc,
  blocks: readonly Block[],
  suggestions: Suggestions = readSuggestions(doc),
): readonly OpenSuggestion[] {
  const written = new Map<string, Id[]>()
  for (const { suggestion, key } of suggestions.entries) {
    push(written, suggestion, idOfKey(doc, rootOfSuggestion(suggestion), key))
  }
  if (written.size === 0 && !hasOwnWords(blocks)) return []
  const empty = blocks.filter(({ runs }) => runs.length === 0)
  const mentions = suggestions.entries.map((one): Mention => {
    const { suggestion, entry } = one
    const away = empty.flatMap((block): IdRange[] =>
      suggestions.isAway(one, block) && block.id !== null
        ? [[block.id.client, block.id.clock, block.id.clock + 1]]
        : [],
    )
    return { group: suggestion, ids: idsWithout(entry.ids, away), act: entry }
  })
  function* units(): Generator<Units> {
    for (const one of shownUnits(blocks)) {
      if (one.of !== undefined) push(written, one.of, { client: one.client, clock: one.clock })
      yield one
    }
  }
  const said = changesIn(units(), mentions)
  // What stands nowhere any more comes last: it can still be decided, but where it was taken along.
  const gone = [...written.keys()].filter(
    (suggestion) => !said.has(suggestion) && !isElsewhere(suggestions, suggestion, said),
  )
  return [...said.keys(), ...gone].map((suggestion) => ({
    suggestion,
    isCarried: suggestions.carriedBy(suggestion) !== null,
    ...(said.get(suggestion) ?? { changes: [], stands: null }),
    written: written.get(suggestion) ?? [],
  }))
}

/** What has been decided in a document that keeps it (F15f), in the order in which the keys of the fates sort. */
export function readDecided(doc: Y.Doc): readonly DecidedSuggestion[] {
  const suggestions = readSuggestions(doc)
  const { fates } = suggestions
  if (fates.length === 0) return []
  const decided = decidedEntries(doc, suggestions)
  const mentions = fates.flatMap(({ key, suggestion, ids, entries }): Mention[] => [
    { group: key, ids, act: 'add' },
    ...decided
      .filter((one) => one.suggestion === suggestion && entries.includes(one.key))
      .map(({ entry }): Mention => ({ group: key, ids: entry.ids, act: entry })),
  ])
  const said = changesIn(keptUnits(doc), mentions)
  return fates.map(({ key, suggestion, fate, ids, entries }) => ({
    suggestion,
    isCarried: suggestions.carriedBy(suggestion) !== null,
    fate,
    key,
    decided: idOfKey(doc, 'fates', key) ?? { client: 0, clock: 0 },
    changes: said.get(key)?.changes ?? [],
    written: [
      ...ids.map(([client, clock]) => ({ client, clock })),
      ...entries.flatMap((entry) => idOfKey(doc, rootOfSuggestion(suggestion), entry) ?? []),
    ],
  }))
}

/** Says whether a suggestion of which nothing stands is carried on, or was, where its words were taken (F45). */
function isElsewhere(
  suggestions: Suggestions,
  suggestion: string,
  said: ReadonlyMap<string, unknown>,
): boolean {
  if (suggestions.carriedBy(suggestion) !== null) return true
  const others = [...said.keys(), ...suggestions.fates.map((fate) => fate.suggestion)]
  if (others.some((other) => suggestions.carriedBy(other) === suggestion)) return true
  const taken = suggestions.takenOf(suggestion)
  const own = suggestions.entries.filter((one) => one.suggestion === suggestion)
  return taken.length > 0 && own.every(({ entry }) => idsWithout(entry.ids, taken).length === 0)
}

function hasOwnWords(blocks: readonly Block[]): boolean {
  return blocks.some(
    ({ suggestion, runs }) => suggestion !== undefined || runs.some((run) => run.suggestion !== undefined),
  )
}

function* shownUnits(blocks: readonly Block[]): Generator<Units> {
  for (const [block, { id, suggestion, runs }] of blocks.entries()) {
    let offset = 0
    const place = { block, offset }
    const of = suggestion === undefined ? {} : { of: suggestion }
    if (id !== null) yield { ...id, text: null, ...of, stands: true, place }
    for (const run of runs) {
      const own = run.suggestion === undefined ? {} : { of: run.suggestion }
      const { client, clock, text } = run
      yield { client, clock, text, ...own, stands: true, place: { block, offset } }
      offset += text.length
    }
  }
}

/** All of a flow that is still known, also what was deleted. */
function* keptUnits(doc: Y.Doc): Generator<Units> {
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    const { id, content, deleted, length } = item
    const base = { client: id.client, clock: id.clock, stands: !deleted, place: null }
    if (markerMap(item) !== null) yield { ...base, text: null }
    else if (content instanceof Y.ContentString) yield { ...base, text: content.str }
    else if (content instanceof Y.ContentEmbed) yield { ...base, text: embedCharacter.repeat(length) }
  }
}

function idOfKey(doc: Y.Doc, root: string, key: string): Id | null {
  const item = doc.getMap(root)._map.get(key)
  return item === undefined ? null : { client: item.id.client, clock: item.id.clock }
}

function push(lists: Map<string, Id[]>, key: string, value: Id | null): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, value === null ? [] : [value])
  else if (value !== null) list.push(value)
}
