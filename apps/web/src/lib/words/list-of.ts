import { m } from '#lib/paraglide/messages.js'

/** Several in a row as people say it: "one, another and a third". */
export function listOf(words: readonly string[]): string {
  const [last, ...before] = words.toReversed()
  if (last === undefined) return ''
  return before.length === 0 ? last : m.vote_and({ one: before.toReversed().join(', '), other: last })
}
