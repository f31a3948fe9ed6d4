import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { browserForJourneys } from './lib/browser.mjs'
import { checks } from './lib/checks.mjs'
import { install, runPnpm } from './lib/install.mjs'
import { root, toolEnv } from './lib/root.mjs'
import { run } from './lib/run.mjs'

// `npm test`: everything that must hold, from a fresh clone. A stage that fails does not keep the next ones
// from running; the last line adds them up.

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

for (const { name, command, args } of checks) await check(name, () => tool(command, args))
await check('types', () => tool('tsc', ['--noEmit']))
await check('types of components', () =>
  runPnpm(['exec', 'turbo', 'run', 'types', '--output-logs=errors-only']),
)
for (const project of ['unit', 'fuzz', 'db']) await stage(`${project} tests`, () => vitest(project))
await check('build of the pages', () => runPnpm(['run', 'build', '--output-logs=errors-only']))
await stage('journeys in a browser', journeys)
summarise()

function tool(command, args, options) {
  return run(command, args, { cwd: root, env: toolEnv, ...options })
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
  process.stdout.write(`${name} … `)
  const { code, output, shown = false, ...counts } = await work()
  // A run that ended badly without a failed test (an unhandled error, a report that is missing) has failed too.
  const failed = code === 0 ? counts.failed : Math.max(counts.failed, 1)
  results.push({ name, ...counts, failed })
  console.log(failed === 0 ? `passed (${counts.seconds.toFixed(0)} s)` : 'failed')
  if (failed > 0 && !shown) console.log(`\n${output.trimEnd()}\n`)
}

async function vitest(project) {
  const file = join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const outcome = await tool('vitest', ['run', '--project', project, '--passWithNoTests', ...reporters])
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report(file)
  return {
    ...outcome,
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  }
}

/** The journeys print as they go, since they also measure. */
async function journeys() {
  if (browser === undefined) {
    const output =
      'There is no browser. Install Chromium, or set CHROMIUM to the path of one, and run this again.'
    return { code: 1, output, seconds: 0, passed: 0, failed: 1, skipped: 0 }
  }
  console.log()
  const file = join(reports, 'journeys.json')
  const env = { ...toolEnv, CHROMIUM: browser, JOURNEYS_JSON: file }
  const outcome = await runPnpm(['run', 'e2e'], { env, show: true, minutes: 20 })
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report(file).stats ?? {}
  return { ...outcome, shown: true, passed: expected + flaky, failed: unexpected, skipped }
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
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
}
