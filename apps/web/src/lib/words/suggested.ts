import type { BlockView, RunView } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

/** What is suggested for words, and of a block. */
export type SuggestedWords = NonNullable<RunView['suggested']>[number]
export type SuggestedBlock = NonNullable<BlockView['suggested']>[number]
type SuggestedLook = Extract<SuggestedBlock, { is: 'look' }>['changes']
type MarkName = Extract<SuggestedWords, { is: 'mark' }>['name']

/** What is suggested for words. */
export function suggestedWords(words: SuggestedWords): string {
  switch (words.is) {
    case 'insertion':
      return m.suggested_insertion()
    case 'removal':
      return m.suggested_removal()
    case 'mark':
      return suggestedMark(words.name, words.on)
  }
}

/** What is suggested of a block. */
export function suggestedOfBlock(block: SuggestedBlock): string {
  switch (block.is) {
    case 'beginning':
      return m.suggested_beginning()
    case 'removal':
      return m.suggested_blockRemoval()
    case 'join':
      return m.suggested_join()
    case 'look':
      return suggestedLook(block.changes)
  }
}

/** A mark that words are suggested to bear, or to lose. */
export function suggestedMark(name: MarkName, on: boolean): string {
  return (on ? m.suggested_markOn : m.suggested_markOff)({ mark: markWords(name) })
}

function markWords(name: MarkName): string {
  switch (name) {
    case 'bold':
      return m.suggested_bold()
    case 'italic':
      return m.suggested_italic()
    case 'underline':
      return m.suggested_underline()
    case 'strike':
      return m.suggested_strike()
    case 'code':
      return m.suggested_code()
    case 'link':
      return m.suggested_link()
    case 'highlight':
      return m.suggested_highlight()
  }
}

/** What a block is suggested to become, part by part. */
export function suggestedLook({ kind, level, list, depth, checked, start, box }: SuggestedLook): string {
  const isHeading = kind === 'heading' || (kind === undefined && typeof level === 'number')
  const words = [
    isHeading ? m.suggested_heading({ level: level ?? 1 }) : null,
    kind === 'paragraph' ? m.suggested_paragraph() : null,
    kind === 'code' ? m.suggested_codeBlock() : null,
    kind === 'divider' ? m.suggested_divider() : null,
    list === 'bullet' ? m.suggested_bullet() : null,
    list === 'ordered' ? m.suggested_ordered() : null,
    list === 'task' ? m.suggested_task() : null,
    list === null ? m.suggested_noList() : null,
    depth === undefined ? null : m.suggested_depth({ level: depth + 1 }),
    checked === undefined ? null : checked ? m.suggested_checked() : m.suggested_unchecked(),
    typeof start === 'number' ? m.suggested_start({ number: start }) : null,
    box === null ? m.suggested_noBox() : null,
    box?.kind === 'quote' ? m.suggested_quote() : null,
    box?.kind === 'callout' ? m.suggested_callout() : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? m.suggested_otherLook() : words.join(', ')
}
