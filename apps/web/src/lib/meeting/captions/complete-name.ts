/** The words with a name in place of the letters before the caret, where two or more letters begin exactly one name. */
export function completeName(
  words: string,
  caret: number,
  names: readonly string[],
): { readonly words: string; readonly caret: number } | null {
  const typed = /(?:^|[^\p{L}])(\p{L}{2,})$/u.exec(words.slice(0, caret))?.[1]
  if (typed === undefined) return null
  const begins = (name: string): boolean =>
    name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()) && name !== typed
  const [found, another] = [...new Set(names)].filter(begins)
  if (found === undefined || another !== undefined) return null
  const before = words.slice(0, caret - typed.length)
  const behind = words.slice(caret)
  return { words: `${before}${found}${behind}`, caret: before.length + found.length }
}
