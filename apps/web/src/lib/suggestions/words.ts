import type { MemberView, SuggestedChange, SuggestionView } from '@alongside/protocol'
import { whoName } from '#lib/comments/words.ts'
import { m } from '#lib/paraglide/messages.js'
import { capacityShown } from '#lib/words/names.ts'

type Of<Is extends SuggestedChange['is']> = Extract<SuggestedChange, { is: Is }>
type Look = Of<'block'>['changes']

const marks: Readonly<Record<Of<'mark'>['name'], () => string>> = {
  bold: m.suggestions_bold,
  italic: m.suggestions_italic,
  underline: m.suggestions_underline,
  strike: m.suggestions_strike,
  code: m.suggestions_code,
  link: m.suggestions_link,
  highlight: m.suggestions_highlight,
}

const lists = {
  bullet: m.suggestions_bullet,
  ordered: m.suggestions_ordered,
  task: m.suggestions_task,
} as const

/** How many letters of words are said aloud, on a button and in a name. */
const mostSaid = 80

/** What a suggestion would do, as a sentence: "Replace “inform” with “involve”". */
export function suggestionWords(changes: readonly SuggestedChange[]): string {
  if (changes.length === 0) return m.suggestions_nothingLeft()
  const [first, ...rest] = changes.map(changeWords)
  return [first, ...rest.map(lowered)].join(m.suggestions_and())
}

/** The same in few words, to go on after "Accept:". */
export function suggestionInShort(changes: readonly SuggestedChange[]): string {
  const [first] = changes
  if (first === undefined) return lowered(m.suggestions_nothingLeft())
  const words = lowered(changeWords(cutWords(first)))
  const more = changes.length - 1
  if (more === 0) return words
  return more === 1 ? m.suggestions_oneMore({ words }) : m.suggestions_more({ words, count: more })
}

/** Whose a suggestion is, in what capacity. */
export function suggestedBy(
  members: readonly MemberView[],
  { voice, capacity }: Pick<SuggestionView, 'voice' | 'capacity'>,
): string {
  if (voice.name === null) return whoName(members, voice)
  return m.author_inCapacity({ name: voice.name, capacity: capacityShown({ capacity, guest: voice.guest }) })
}

function changeWords(change: SuggestedChange): string {
  switch (change.is) {
    case 'add':
      return change.words.trim() === ''
        ? m.suggestions_addSpace()
        : m.suggestions_add({ words: said(change.words) })
    case 'remove':
      return change.words.trim() === ''
        ? m.suggestions_removeSpace()
        : m.suggestions_remove({ words: said(change.words) })
    case 'replace':
      return m.suggestions_replace({ words: said(change.words), by: said(change.by) })
    case 'split':
      return m.suggestions_split()
    case 'join':
      return m.suggestions_join()
    case 'mark': {
      const how = { words: said(change.words), how: marks[change.name]() }
      return change.on ? m.suggestions_mark(how) : m.suggestions_unmark(how)
    }
    case 'block':
      return blockWords(change)
  }
}

function blockWords({ words, changes }: Of<'block'>): string {
  const into = lookWords(changes)
  if (into === null) return words === '' ? m.suggestions_look() : m.suggestions_lookOf({ words: said(words) })
  return words === '' ? m.suggestions_make({ into }) : m.suggestions_makeOf({ words: said(words), into })
}

/** What a block is to become, or null where that has no name of its own. */
function lookWords({ kind, list, box, checked }: Look): string | null {
  if (kind === 'heading') return m.suggestions_heading()
  if (kind === 'code') return m.suggestions_codeBlock()
  if (kind === 'divider') return m.suggestions_divider()
  if (list != null) return lists[list]()
  if (box != null) return box.kind === 'quote' ? m.suggestions_quote() : m.suggestions_callout()
  if (checked !== undefined) return checked ? m.suggestions_done() : m.suggestions_notDone()
  return kind === 'paragraph' || list === null ? m.suggestions_paragraph() : null
}

/** Words as they stand within quotation marks: a new paragraph is a sign, a picture a word. */
function said(words: string): string {
  return words
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ¶ ')
    .replaceAll('\uFFFC', m.suggestions_something())
}

function cutWords(change: SuggestedChange): SuggestedChange {
  const cut = (words: string): string =>
    words.length > mostSaid ? `${words.slice(0, mostSaid).replace(/[\uD800-\uDBFF]$/, '')}…` : words
  if (change.is === 'replace') return { ...change, words: cut(change.words), by: cut(change.by) }
  return 'words' in change ? { ...change, words: cut(change.words) } : change
}

/** A sentence that goes on behind a colon or a comma. */
function lowered(words: string): string {
  return words.slice(0, 1).toLocaleLowerCase() + words.slice(1)
}
