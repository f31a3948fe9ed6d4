/** A code as it is read: two groups of three. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

/** A code as it is said: a screen reader says each letter by itself, and no word that it would take them for. */
export function codeInLetters(code: string): string {
  return Array.from(code).join(', ')
}
