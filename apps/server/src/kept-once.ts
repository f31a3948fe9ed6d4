import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a file holds that only its owner may read: made once, and kept from then on. */
export function keptOnce(file: string, make: () => string): string {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, make(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  chmodSync(file, 0o600) // also where someone copied it here with wider rights
  return readFileSync(file, 'utf8')
}
