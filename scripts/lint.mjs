import { checks } from './lib/checks.mjs'
import { root, toolEnv } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { sideBySide } from './lib/side-by-side.mjs'

// Runs every check of lib/checks.mjs, as many at once as there are processors, and prints what went wrong.

let failed = 0

await sideBySide(checks, async ({ name, command, args }) => {
  const { code, output, seconds } = await run(command, args, { cwd: root, env: toolEnv, minutes: 5 })
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (code === 0) return
  failed += 1
  console.log(`${output.trimEnd()}\n`)
})
if (failed > 0) {
  console.error(`${failed} of ${checks.length} checks failed.`)
  process.exitCode = 1
}
