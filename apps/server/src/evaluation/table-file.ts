/** Lines of cells as a file that programs for sheets open (RFC 4180, in UTF-8 with a mark that says so). */
export function tableFile(lines: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')}`
}

/** A cell; words that a program would take for a formula begin with an apostrophe, which says that they are words. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const words = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
