import { flushCompileCache } from 'node:module'
import { ConfigError, describeConfig, readConfig, type Config } from './config.ts'
import { createLog } from './log.ts'
import { startServer } from './server.ts'

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function configured(): Config | null {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    return null
  }
}

async function run(config: Config): Promise<void> {
  const log = createLog(config)
  const running = await startServer(config, {
    log,
    print,
    onLost(error) {
      log.error({ why: error.message }, 'store.lost')
      process.exit(1) // nothing can be saved any more; what was acknowledged is on the disk
    },
  })
  flushCompileCache() // by itself Node writes it at the end, which a killed server has not
  print(`Alongside is at ${config.publicUrl ?? running.url}`)
  if (running.setupCode !== null) {
    print(`There is no space yet. Sign in, then make the first one with the code ${running.setupCode}`)
  }
  const stop = (): void => {
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ why: String(error) }, 'stop.failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

if (process.argv.includes('--help')) {
  print(`Starts the server. Set in the environment:\n\n${describeConfig()}`)
} else {
  const config = configured()
  if (config === null) process.exitCode = 1
  else await run(config)
}
