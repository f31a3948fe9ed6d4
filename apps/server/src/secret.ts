import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { keptOnce } from './kept-once.ts'

/** The secret that seals sessions: the one that is set, else one that is made once and kept with the data. */
export function sessionSecretOf(config: Pick<Config, 'sessionSecret' | 'dataDir'>): string {
  if (config.sessionSecret !== null) return config.sessionSecret
  return keptOnce(join(config.dataDir, 'session-secret'), () => randomBytes(32).toString('hex')).trim()
}
