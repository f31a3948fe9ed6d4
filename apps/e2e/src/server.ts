import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** A running product: the real server with the built pages, on a port and a data folder of its own. */
export interface Product {
  readonly url: string
  /** The file of its database. */
  readonly database: string
  /** All that the server has printed. */
  output(): string
  /** Ends the server as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
  /** Starts it again on the same data and port, and waits until it is healthy. */
  start(): Promise<void>
  /** Ends it for good and removes its data. */
  end(): Promise<void>
}

/** Starts a product with the given settings added to its environment; rejects when it is not healthy in 90 s. */
export async function startProduct(settings: Record<string, string>): Promise<Product> {
  const data = await mkdtemp(join(tmpdir(), 'alongside-journey-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  let printed = ''
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [main], {
      env: { ...process.env, PORT: String(port), DATA_DIR: data, PUBLIC_URL: url, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text
      })
    }
    await healthy(url, started, () => printed)
  }

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  await start()
  return {
    url,
    database: join(data, 'alongside.sqlite'),
    output: () => printed,
    kill,
    start,
    async end() {
      await kill()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function healthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 90_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended by itself:\n${output()}`)
    const ok = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server was not healthy after 90 s:\n${output()}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
