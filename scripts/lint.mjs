import { availableParallelism } from 'node:os'
import { checks } from './lib/checks.mjs'
import { root, toolEnv } from './lib/root.mjs'
import { run } from './lib/run.mjs'

// Runs every check of lib/checks.mjs, as many at once as there are processors, and prints what went wrong.

const waiting = [...checks]
let failed = 0

async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const { code, output, seconds } = await run(check.command, check.args, {
      cwd: root,
      env: toolEnv,
      minutes: 5,
    })
    console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)`)
    if (code === 0) continue
    failed += 1
    console.log(`${output.trimEnd()}\n`)
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work))
if (failed > 0) {
  console.error(`${failed} of ${checks.length} checks failed.`)
  process.exitCode = 1
}
