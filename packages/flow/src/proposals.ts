import type { IdRange, SuggestionEntry } from '@alongside/protocol'
import type { Block } from './block.ts'
import type { MarkName, MarkValue } from './marks.ts'
import type { OpenEntry, Suggestions } from './suggestions.ts'

type BlockEntry = Extract<SuggestionEntry, { readonly type: 'block' }>

/** Words of a block for which something is suggested: from one offset to another. */
export type ProposedWords = { readonly from: number; readonly to: number; readonly suggestion: string } & (
  | { readonly is: 'insertion' | 'removal' }
  | { readonly is: 'mark'; readonly name: MarkName; readonly value: MarkValue | null }
)

/** What is suggested of a block itself: that it begins, goes, is joined to the one above, or looks otherwise. */
export type ProposedBlock = { readonly suggestion: string } & (
  | { readonly is: 'beginning' | 'removal' | 'join' }
  | { readonly is: 'look'; readonly changes: BlockEntry['changes'] }
)

/** Everything that is suggested in a block. */
export interface Proposals {
  readonly words: readonly ProposedWords[]
  readonly block: readonly ProposedBlock[]
}

interface Named {
  readonly range: IdRange
  readonly open: OpenEntry
}

type Finder = (block: Block) => Proposals

/** Everybody who looks at the same suggestions shares one finder: they are many, and asked about at each key. */
const finders = new WeakMap<Suggestions, Finder>()

/**
 * How to find what is suggested in a block of a flow that reads *shown*. It looks at the block alone, so a change of
 * one block costs no look at the others.
 */
export function proposalFinder(suggestions: Suggestions): Finder {
  const finder = finders.get(suggestions) ?? finderOf(suggestions)
  finders.set(suggestions, finder)
  return finder
}

function finderOf(suggestions: Suggestions): Finder {
  const named = new Map<number, Named[]>()
  for (const open of suggestions.entries) {
    for (const range of open.entry.ids) {
      const known = named.get(range[0])
      if (known === undefined) named.set(range[0], [{ range, open }])
      else known.push({ range, open })
    }
  }
  return ({ id, suggestion, runs }) => {
    const block: ProposedBlock[] = []
    if (suggestion !== undefined) block.push({ suggestion, is: 'beginning' })
    for (const { range, open } of id === null ? [] : (named.get(id.client) ?? [])) {
      if (id === null || id.clock < range[1] || range[2] <= id.clock) continue
      if (!suggestions.isAway(open, { id, runs })) block.push(...ofBlock(open))
    }
    const words: ProposedWords[] = []
    let offset = 0
    for (const run of runs) {
      const end = offset + run.text.length
      if (run.suggestion !== undefined)
        add(words, { from: offset, to: end, suggestion: run.suggestion, is: 'insertion' })
      for (const { range, open } of named.get(run.client) ?? []) {
        const from = offset + Math.max(range[1] - run.clock, 0)
        const to = Math.min(end, offset + range[2] - run.clock)
        if (from < to) for (const proposed of ofWords(open)) add(words, { from, to, ...proposed })
      }
      offset = end
    }
    return { words, block }
  }
}

/** The ids of what is suggested by an entry that is open in one reading and not, or otherwise, in another. */
export function differingIds(before: Suggestions, after: Suggestions): IdRange[] {
  const missing = (from: Suggestions, within: Suggestions): IdRange[] => {
    const known = new Set(within.entries.map(({ entry }) => entry))
    return from.entries.flatMap(({ entry }) => (known.has(entry) ? [] : entry.ids))
  }
  return before === after ? [] : [...missing(before, after), ...missing(after, before)]
}

function ofBlock({ suggestion, entry }: OpenEntry): ProposedBlock[] {
  switch (entry.type) {
    case 'remove':
      return [{ suggestion, is: 'removal' }]
    case 'join':
      return [{ suggestion, is: 'join' }]
    case 'block':
      return [{ suggestion, is: 'look', changes: entry.changes }]
    case 'mark':
      return []
  }
}

function ofWords({ suggestion, entry }: OpenEntry) {
  switch (entry.type) {
    case 'remove':
      return [{ suggestion, is: 'removal' as const }]
    case 'mark':
      return [{ suggestion, is: 'mark' as const, name: entry.name, value: entry.value }]
    case 'join':
    case 'block':
      return []
  }
}

/** Adds a stretch; one that goes on where the last of its kind ends makes that longer. */
function add(words: ProposedWords[], next: ProposedWords): void {
  const isSame = ({ from, to, ...rest }: ProposedWords) => {
    const { from: begin, to: end, ...other } = next
    return to === begin && from < end && JSON.stringify(rest) === JSON.stringify(other)
  }
  const at = words.findLastIndex(isSame)
  const known = words[at]
  if (known === undefined) words.push(next)
  else words[at] = { ...known, to: next.to }
}
