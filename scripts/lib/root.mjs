import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where Node keeps what it compiled. */
export const compileCache = join(root, 'node_modules', '.cache', 'node')

// Tools are told nothing of how the server is to run: `production` would leave out what builds the pages.
const { NODE_ENV: _, ...env } = process.env

/** The environment in which `node` and every tool is the workspace's own. */
export const toolEnv = {
  ...env,
  // Node keeps what it compiled: the server starts a third faster each time but the first.
  NODE_COMPILE_CACHE: compileCache,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${env.PATH ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
}
