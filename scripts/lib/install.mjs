import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, toolEnv } from './root.mjs'
import { run } from './run.mjs'

// What npm fetched once it need not ask for again: the second start works without a network.
const pnpm = ['--yes', '--prefer-offline', 'pnpm@12.21.0']
const stamp = join(root, 'node_modules', '.installed')

/** The workspace's own Node, which runs TypeScript as it is. */
export const node = join(root, 'node_modules', 'node', 'bin', 'node')

/** Runs pnpm without its being installed; npm fetches it the first time. */
export function runPnpm(args, options) {
  return run('npx', [...pnpm, ...args], { cwd: root, env: toolEnv, ...options })
}

/** Installs what the lockfile names, unless that was done before; says so first. Throws when it fails. */
export async function install() {
  const wanted = lockfileHash()
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing what Alongside needs (about a minute the first time) …')
  const { code, output, seconds } = await runPnpm(
    ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false', '--reporter=append-only'],
    { env: { ...toolEnv, CI: process.env.CI ?? '' } },
  )
  if (code !== 0) {
    throw new Error(
      `${output.trimEnd()}\n\nInstalling did not work. Is there a connection to the internet? The lines above say more.`,
    )
  }
  writeFileSync(stamp, wanted)
  console.log(`Installed in ${Math.round(seconds)} seconds.`)
}

function lockfileHash() {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'))
  return createHash('sha256').update(lockfile).update(`${process.platform} ${process.arch}`).digest('hex')
}
