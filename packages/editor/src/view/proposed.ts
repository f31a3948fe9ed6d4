import type { MarkName, MarkValue, ProposedBlock, ProposedWords, Proposals } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { Decoration } from '@tiptap/pm/view'
import type { SuggestionLabels } from './labels.ts'

/** Who suggests, as the page shows them. */
export interface SuggesterShown {
  readonly name: string
  /** The number of their colour and line, 0 to 7. */
  readonly colour: number
}

/** What the drawing of suggestions needs from outside. */
export interface Drawing {
  readonly labels: SuggestionLabels
  readonly suggesterOf: (suggestion: string) => SuggesterShown | null
  /** The suggestion that the page is about now, or null. */
  readonly active: string | null
}

/** What a decoration of a suggestion says of itself. */
export interface ProposedSpec {
  readonly suggestions: readonly string[]
  /** Everything that it draws, so that two can be compared. */
  readonly drawn: string
}

/** The id of the element that says more about a suggestion, where the page has one. */
function detailsOf(suggestion: string): string {
  return `suggestion-${suggestion}`
}

/** Draws what is suggested in the block at a position; nothing of it is in the document. */
export function decorationsOf(
  block: Node,
  pos: number,
  { words, block: changes }: Proposals,
  drawing: Drawing,
): Decoration[] {
  const drawn: Decoration[] = []
  if (changes.length > 0) drawn.push(blockDecoration(block, pos, changes, drawing))
  if (!block.isTextblock) return drawn
  for (const one of words) {
    const { suggestion, is } = one
    const [from, to] = [pos + 1 + one.from, Math.min(pos + 1 + one.to, pos + 1 + block.content.size)]
    const who = drawing.suggesterOf(suggestion)
    const attributes = {
      ...common([suggestion], drawing),
      'data-suggests': is,
      ...(is === 'mark' && markAttributes(one.name, one.value)),
      title: titleOf(
        is === 'mark' ? drawing.labels.mark(one.name, one.value !== null) : drawing.labels[is],
        who,
        drawing,
      ),
    }
    const outer = { nodeName: 'span', role: 'suggestion', 'aria-details': detailsOf(suggestion) }
    const inner = { ...innerOf(is), ...attributes }
    const sides = { inclusiveStart: false, inclusiveEnd: is === 'insertion' }
    // ProseMirror puts each into the next.
    for (const attrs of is === 'mark' ? [inner] : [inner, outer]) {
      const spec: ProposedSpec = { suggestions: [suggestion], drawn: JSON.stringify(attrs) }
      drawn.push(Decoration.inline(from, to, attrs, { ...sides, ...spec }))
    }
  }
  return drawn
}

/** The role is said too: not everything that reads pages aloud takes it from the element. */
function innerOf(is: ProposedWords['is']) {
  if (is === 'insertion') return { nodeName: 'ins', role: 'insertion' }
  return is === 'removal' ? { nodeName: 'del', role: 'deletion' } : { nodeName: 'span' }
}

function common(suggestions: readonly string[], { active, suggesterOf }: Drawing) {
  const [first = ''] = suggestions
  const who = suggesterOf(first)
  return {
    'data-suggestion': first,
    ...(suggestions.length > 1 && { 'data-suggestions': suggestions.join(' ') }),
    ...(who !== null && { 'data-author': String(who.colour) }),
    ...(active !== null && suggestions.includes(active) && { 'data-active-suggestion': '' }),
  }
}

function markAttributes(name: MarkName, value: MarkValue | null) {
  return { 'data-mark': name, 'data-mark-is': value === null ? 'off' : 'on' }
}

function titleOf(what: string, who: SuggesterShown | null, { labels }: Drawing): string {
  return who === null ? what : labels.by(who.name, what)
}

function blockDecoration(
  block: Node,
  pos: number,
  changes: readonly ProposedBlock[],
  drawing: Drawing,
): Decoration {
  const suggestions = [...new Set(changes.map(({ suggestion }) => suggestion))]
  const says = changes.map((change) =>
    titleOf(blockWords(change, drawing.labels), drawing.suggesterOf(change.suggestion), drawing),
  )
  const attrs = {
    ...common(suggestions, drawing),
    'data-suggested-block': changes.map(({ is }) => is).join(' '),
    'data-suggested-words': [...new Set(says)].join(' · '),
  }
  const spec: ProposedSpec = { suggestions, drawn: JSON.stringify(attrs) }
  return Decoration.node(pos, pos + block.nodeSize, attrs, spec)
}

function blockWords(change: ProposedBlock, labels: SuggestionLabels): string {
  switch (change.is) {
    case 'beginning':
      return labels.beginning
    case 'removal':
      return labels.blockRemoval
    case 'join':
      return labels.join
    case 'look':
      return labels.look(change.changes)
  }
}
