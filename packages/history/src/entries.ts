import type { Beginning, Token, Told, Words } from './tokens.ts'

/** What became of words or of the beginning of a block: it stands in both moments, only in the later, or only in the earlier. */
export type Entry =
  | { readonly is: 'stays' | 'new' | 'gone'; readonly token: Words }
  /** The beginning of a block, as it is and as it was. */
  | { readonly is: 'stays'; readonly token: Beginning; readonly was: Beginning | null }
  | { readonly is: 'new' | 'gone'; readonly token: Beginning }

/** All that stands in one of two moments, in the order of the text. */
export function entriesOf(before: readonly Told[], after: readonly Told[]): readonly Entry[] {
  const was = new Map(
    before.flatMap(({ token }) => (token.type === 'block' ? [[token.key, token] as const] : [])),
  )
  const gone = before.filter(({ isInBoth }) => !isInBoth)
  const entries: Entry[] = []
  let next = 0
  for (const { token, isInBoth } of after) {
    for (; next < gone.length; next++) {
      const one = gone[next]
      if (one === undefined || one.token.at > token.at) break
      entries.push(lone('gone', one.token))
    }
    if (!isInBoth) entries.push(lone('new', token))
    else if (token.type === 'words') entries.push({ is: 'stays', token })
    else entries.push({ is: 'stays', token, was: was.get(token.key) ?? null })
  }
  for (const { token } of gone.slice(next)) entries.push(lone('gone', token))
  return entries
}

/** What stands in one moment only. */
function lone(is: 'new' | 'gone', token: Token): Entry {
  return token.type === 'block' ? { is, token } : { is, token }
}

/** Words from one unit of them up to another. */
export function cut(words: Words, from: number, to: number): Words {
  if (from === 0 && to === words.text.length) return words
  const { text, clock, at } = words
  return { ...words, text: text.slice(from, to), clock: clock + from, at: at + from }
}
