/** Where the time line of a part stands. */
export function historyAddress(document: string, section: string): string {
  return `${document}/history?part=${section}`
}

/** Where words of a part are removed for good; with a row, those that stood there after it. */
export function eraseAddress(document: string, section: string, row: number | null = null): string {
  return `${document}/erase/${section}${row === null ? '' : `?row=${row}`}`
}

/** Where one reads how a part read after a row, beside how it read after an earlier one (null: beside nothing). */
export function momentAddress(document: string, section: string, row: number, since: number | null): string {
  return `${document}/history/${section}/${row}${since === null ? '' : `?since=${since}`}`
}
