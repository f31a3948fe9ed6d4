import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/** A Chromium without windows takes a sixth less of the machine. */
const shell = 'chromium-headless-shell'
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium on this machine, or undefined. `CHROMIUM` names one that lies elsewhere. */
function findBrowser() {
  const { CHROMIUM, PATH = '' } = process.env
  const folders = [...PATH.split(delimiter), '/usr/bin']
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [CHROMIUM, ...candidates].find((file) => file !== undefined && existsSync(file))
}

/** Finds a browser for the journeys, or installs Debian's where it may; undefined if there is none then. */
export async function browserForJourneys() {
  const found = findBrowser()
  const isLight = found?.endsWith(shell) || found === process.env.CHROMIUM
  if (found !== undefined && isLight) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the journeys in a browser (a minute or two) …')
    await apt('update')
    // Not every system that has Chromium has it without windows.
    if (!(await apt('install', shell)) && found === undefined) await apt('install', 'chromium')
  }
  return findBrowser()
}

async function apt(task, ...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const args = [task, '--yes', '--no-install-recommends', ...packages]
  const { code, output } = await run('apt-get', args, { env, minutes: 10 })
  if (code !== 0) console.error(output.trimEnd())
  return code === 0
}
