import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { browserForJourneys } from './lib/browser.mjs'
import { checks } from './lib/checks.mjs'
import { install, runPnpm } from './lib/install.mjs'
import { root, toolEnv } from './lib/root.mjs'
import { namesOfFailed } from './lib/failed.mjs'
import { run } from './lib/run.mjs'
import { sideBySide } from './lib/side-by-side.mjs'

// `npm test`: everything that must hold, from a fresh clone. A stage that fails does not keep the next ones
// from running; the last line adds them up. What is only measured is measured by `pnpm e2e` and `pnpm bench`.

const reports = join(root, 'test-results')
const results = []

try {
  await install()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports)
const browser = await browserForJourneys()

// The same trials each time, so that a change is judged by what it changes; a seed of one's own looks further.
const seeded = { ...toolEnv, FUZZ_SEED: process.env['FUZZ_SEED'] ?? '20261130' }
const types = { name: 'types', command: 'tsc', args: ['--noEmit'] }
await sideBySide([types, ...checks], ({ name, command, args }) => check(name, () => tool(command, args)))
await Promise.all([pages(), stage('fuzz tests', () => vitest('fuzz', seeded))])
// Tests with a disk wait for it half of the time.
await Promise.all(['unit', 'db'].map((project) => stage(`${project} tests`, () => vitest(project))))
await stage('journeys in a browser', journeys)
summarise()

function tool(command, args, options) {
  return run(command, args, { cwd: root, env: toolEnv, ...options })
}

/** What checks components and what builds the pages write the same files, so that one waits for the other. */
async function pages() {
  const turbo = (task) => runPnpm(['exec', 'turbo', 'run', task, '--output-logs=errors-only'])
  await check('types of components', () => turbo('types'))
  await check('build of the pages', () => turbo('build'))
}

/** Runs a stage that counts as one check: it passed or it did not. */
function check(name, work) {
  return stage(name, async () => {
    const outcome = await work()
    const passed = outcome.code === 0
    return { ...outcome, passed: Number(passed), failed: Number(!passed), skipped: 0 }
  })
}

async function stage(name, work) {
  const { code, output, shown = false, ...counts } = await work()
  // A run that ended badly without a failed test (an unhandled error, a report that is missing) has failed too.
  const failed = code === 0 ? counts.failed : Math.max(counts.failed, 1)
  results.push({ name, ...counts, failed })
  console.log(`${name} … ${failed === 0 ? `passed (${counts.seconds.toFixed(0)} s)` : 'failed'}`)
  if (failed > 0 && !shown) console.log(`\n${output.trimEnd()}\n`)
}

async function vitest(project, env = toolEnv) {
  const file = join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const outcome = await tool('vitest', ['run', '--project', project, '--passWithNoTests', ...reporters], {
    env,
  })
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report(file)
  return {
    ...outcome,
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    names: namesOfFailed(report(file)),
  }
}

/** The journeys print as they go: they take half of the time. */
async function journeys() {
  if (browser === undefined) {
    const output =
      'There is no browser. Install Chromium, or set CHROMIUM to the path of one, and run this again.'
    return { code: 1, output, seconds: 0, passed: 0, failed: 1, skipped: 0 }
  }
  const file = join(reports, 'journeys.json')
  const env = { ...toolEnv, CHROMIUM: browser, JOURNEYS_JSON: file }
  const args = ['--filter', '@alongside/e2e', 'exec', 'playwright', 'test', '--project', 'journeys']
  const outcome = await runPnpm(args, { env, show: true, minutes: 24 })
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report(file).stats ?? {}
  const names = namesOfFailed(report(file))
  return { ...outcome, shown: true, passed: expected + flaky, failed: unexpected, skipped, names }
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {} // the stage's exit code tells that it failed
  }
}

function summarise() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  const row = (name, passed, failed, skipped, seconds) =>
    console.log(
      `${name.padEnd(24)}${[passed, failed, skipped, seconds].map((cell) => String(cell).padStart(9)).join('')}`,
    )
  console.log()
  row('stage', 'passed', 'failed', 'skipped', 'seconds')
  for (const { name, passed, failed, skipped, seconds } of results) {
    row(name, passed, failed, skipped, seconds.toFixed(1))
  }
  // What each printed may stand far above.
  for (const { name, names = [] } of results)
    for (const test of names) console.log(`\nfailed in ${name}: ${test}`)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
}
