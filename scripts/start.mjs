import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { install, node, runPnpm } from './lib/install.mjs'
import { compileCache, root } from './lib/root.mjs'

// `npm start`: from a fresh clone to a running board, with sample people unless NODE_ENV is `production`. Needs
// Node 20 or newer and npm, nothing else; the second time it needs no network.

try {
  await install()
  await buildPages()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
startServer()

async function buildPages() {
  console.log('Building the pages, if anything changed …')
  const { code, output } = await runPnpm(['run', 'build', '--output-logs=new-only'])
  if (code !== 0)
    throw new Error(`${output.trimEnd()}\n\nThe pages could not be built. The lines above say why.`)
}

function startServer() {
  console.log('Starting Alongside. Stop it with Ctrl+C.')
  const inProduction = process.env.NODE_ENV === 'production'
  const { ALONGSIDE_DEMO = inProduction ? '0' : '1', DATA_DIR = join(root, 'data') } = process.env
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', join(root, 'apps/server/src/main.ts')],
    {
      stdio: 'inherit',
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ALONGSIDE_DEMO, DATA_DIR },
    },
  )
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // At a terminal, Ctrl+C reaches the server by itself: once is enough.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('error', (error) => {
    console.error(`The server could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal])
  })
}
