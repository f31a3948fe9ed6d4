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
