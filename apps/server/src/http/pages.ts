import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../log.ts'

/** Answers a request with a page, a file of the pages, or their *not found*. */
export type Pages = (req: IncomingMessage, res: ServerResponse) => void

/** Where the pages lie once they are built. */
const builtPages = new URL('../../../web/build/handler.js', import.meta.url)

/** Loads the built pages; without them, or with half of them, a plain sentence says how they come about. */
export async function loadPages(log: Log, handler: URL = builtPages): Promise<Pages> {
  if (!existsSync(handler)) return sayHowToBuild
  try {
    return await importPages(handler)
  } catch (error) {
    log.error({ why: String(error) }, 'pages.broken')
    return sayHowToBuild // the API and the sockets work without
  }
}

async function importPages(handler: URL): Promise<Pages> {
  // The pages believe only what the server in front of them says about where they are reached.
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto'
  process.env['HOST_HEADER'] = 'x-forwarded-host'
  const built: unknown = await import(handler.href)
  if (!isBuilt(built)) throw new Error(`${handler.pathname} holds no pages: build them again.`)
  return (req, res) => built.handler(req, res, () => sayNothingHere(res))
}

function isBuilt(
  value: unknown,
): value is { handler: (...args: [...Parameters<Pages>, () => void]) => void } {
  return (
    typeof value === 'object' && value !== null && 'handler' in value && typeof value.handler === 'function'
  )
}

function sayHowToBuild(_req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
  res.end('The server runs, its pages are not built. Run "pnpm build" and start it again.\n')
}

function sayNothingHere(res: ServerResponse): void {
  res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
  res.end('There is nothing here.\n')
}
