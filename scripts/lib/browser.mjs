import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium on this machine, or undefined. `CHROMIUM` names one that lies elsewhere. */
function findBrowser() {
  const { CHROMIUM, PATH = '' } = process.env
  const folders = [...PATH.split(delimiter), '/usr/bin']
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [CHROMIUM, ...candidates].find((file) => file !== undefined && existsSync(file))
}

/** Finds a browser for the journeys, or installs Debian's where it may; undefined if there is none then. */
export async function browserForJourneys() {
  const found = findBrowser()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the journeys in a browser (a minute or two) …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
      const { code, output } = await run('apt-get', args, { env, minutes: 10 })
      if (code !== 0) console.error(output.trimEnd())
    }
  }
  return findBrowser()
}
