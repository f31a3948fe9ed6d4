import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** A program that was started and says, on a line of its output, that it accepts work. */
export interface Child {
  /** The line. */
  readonly line: string
  close(): Promise<void>
}

/** Starts a program of Node and waits for a line that matches; throws if it ends before. */
export async function startChild(
  file: string,
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Child> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) if (ready.test(line)) return { line, close }
  await close()
  throw new Error(`${file} ended before it accepted work`)
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
