import { DatabaseSync } from 'node:sqlite'
import type { Product } from './server.ts'

/** How many rows all sections' logs of updates have. */
export function rowsInLog({ database }: Product): number {
  const opened = new DatabaseSync(database, { readOnly: true })
  try {
    return Number(opened.prepare('SELECT count(*) AS rows FROM update_row').get()?.['rows'])
  } finally {
    opened.close()
  }
}

/** Makes the last row of a section what no update is, as a disk does that forgets; the server must not run. */
export function breakLastRow({ database }: Product, section: string): void {
  const opened = new DatabaseSync(database)
  try {
    const last = 'SELECT max(seq) FROM update_row WHERE section = ?'
    opened
      .prepare(`UPDATE update_row SET bytes = x'090909' WHERE section = ? AND seq = (${last})`)
      .run(section, section)
  } finally {
    opened.close()
  }
}
