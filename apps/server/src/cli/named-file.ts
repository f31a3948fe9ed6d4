import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where a file or folder is that somebody named: a script is run in the folder of its package, and they stood elsewhere. */
function placeNamed(name: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), name)
}

/** The data folder that somebody named; unnamed it is the one that `npm start` takes. */
export function dataFolder(named: string | undefined): string {
  const { DATA_DIR = join(import.meta.dirname, '../../../../data') } = process.env
  return placeNamed(named ?? DATA_DIR)
}

/** The text of a file that somebody named; null where there is none that can be read. */
export function textIn(name: string): string | null {
  try {
    return readFileSync(placeNamed(name), 'utf8')
  } catch {
    return null
  }
}
