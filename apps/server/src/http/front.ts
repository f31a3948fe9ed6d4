import { getRequestListener } from '@hono/node-server'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setForwarded } from './forwarded.ts'
import type { Pages } from './pages.ts'
import { setSecurityHeaders } from './security-headers.ts'

/** Answers a request for `/api/…`. */
export type Api = (request: Request) => Response | Promise<Response>

/** What is hung on each request for the pages, so that they ask the API without a network. */
export interface Alongside {
  /** Answers a request to `/api/…` in this process. */
  api(request: Request): Promise<Response>
}

type PageRequest = IncomingMessage & { alongside?: Alongside }

export interface FrontOptions {
  readonly publicUrl: string | null
  readonly api: Api
  readonly pages: Pages
  /** Says whether new work is accepted. */
  readonly isReady: () => boolean
}

/** Everything on the port that is no socket: the health check, the API, and the pages. */
export function createFront({ publicUrl, api, pages, isReady }: FrontOptions): RequestListener {
  const isHttps = publicUrl?.startsWith('https:') ?? false
  const listenApi = getRequestListener((request) => api(request), { overrideGlobalObjects: false })
  const alongside: Alongside = { api: async (request) => api(request) }

  return (req: PageRequest, res: ServerResponse) => {
    setForwarded(req, publicUrl)
    setSecurityHeaders(res, isHttps)
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    if (path === '/healthz') return sayHealth(res, isReady())
    if (path === '/api' || path.startsWith('/api/')) return void listenApi(req, res)
    req.alongside = alongside
    pages(req, res)
  }
}

/** Answers while the server is still starting. */
export function sayNotYet(_req: IncomingMessage, res: ServerResponse): void {
  sayHealth(res, false)
}

function sayHealth(res: ServerResponse, ok: boolean): void {
  res.writeHead(ok ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify({ ok }))
}
