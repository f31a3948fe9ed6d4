import type { Touched } from '#lib/section/commented.ts'

/** The id in the page of the card of a comment or a suggestion. */
export function cardId(what: NonNullable<Touched>): string {
  return 'thread' in what ? `comment-${what.thread}` : `suggestion-${what.suggestion}`
}

/** What the card with this id in the page is of; null where it is no card. */
export function cardOf(id: string): NonNullable<Touched> | null {
  const at = id.indexOf('-')
  const [kind, name] = [id.slice(0, at), id.slice(at + 1)]
  if (kind === 'suggestion') return { suggestion: name }
  return kind === 'comment' ? { thread: name } : null
}

/** The card behind the last of some suggestions beside the text, or else the one before. */
export function cardAfter(beside: HTMLElement, suggestions: readonly string[]): HTMLElement | null {
  const ids = suggestions.map((id) => cardId({ suggestion: id }))
  const cards = [...beside.querySelectorAll<HTMLElement>('[data-card]')].filter(
    ({ parentElement }) => parentElement?.closest('[data-card]') === null,
  )
  const last = cards.findLastIndex(({ id }) => ids.includes(id))
  const others = cards.filter(({ id }) => !ids.includes(id))
  return others.find((card) => cards.indexOf(card) > last) ?? others.at(-1) ?? null
}
