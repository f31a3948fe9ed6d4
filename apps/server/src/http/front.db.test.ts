import { pino } from 'pino'
import { createServer, request, type Server } from 'node:http'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { createFront, type FrontOptions } from './front.ts'
import { loadPages } from './pages.ts'

describe('the front of the server', () => {
  let server: Server
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  async function serve(options: Partial<FrontOptions> = {}): Promise<string> {
    const echo = (asked: Request): Response => Response.json(Object.fromEntries(asked.headers))
    server = createServer(
      createFront({
        publicUrl: null,
        api: echo,
        pages: (req, res) => void res.end(JSON.stringify(req.headers)),
        isReady: () => true,
        ...options,
      }),
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : ''
  }

  it('says that it is well, and that it is not while it starts or stops', async () => {
    let ready = true
    const url = await serve({ isReady: () => ready })
    const well = await fetch(`${url}/healthz`)
    expect([well.status, await well.json()]).toEqual([200, { ok: true }])
    ready = false
    expect((await fetch(`${url}/healthz`)).status).toBe(503)
  })

  it.each(['/api/x', '/a-page'])('tells %s where it is reached, whatever a client claims', async (path) => {
    const url = await serve({ publicUrl: 'https://board.example.org' })
    const claims = {
      'x-forwarded-proto': 'gopher',
      'X-Forwarded-Host': 'evil.example',
      'x-forwarded-for': '1.2.3.4',
      forwarded: 'host=evil.example',
      'x-alongside-client': 'someone else',
    }
    const headers: unknown = await (await fetch(url + path, { headers: claims })).json()
    expect(headers).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'board.example.org',
      // Said by the nearest proxy, which is this machine.
      'x-alongside-client': '1.2.3.4',
    })
    expect(JSON.stringify(headers)).not.toMatch(/evil|gopher|someone else/)
  })

  it('offers the pages the API without a network', async () => {
    const url = await serve({
      api: () => new Response('from the API'),
      pages: (req, res) => {
        const { alongside } = req as { alongside?: { api(asked: Request): Promise<Response> } }
        void alongside
          ?.api(new Request('http://board.test/api/me'))
          .then(async (answer) => res.end(await answer.text()))
      },
    })
    expect(await (await fetch(`${url}/a-page`)).text()).toBe('from the API')
  })

  it('tells browsers to be careful, and to stay with https where that is used', async () => {
    const plain = await fetch(`${await serve()}/a-page`)
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff')
    expect(plain.headers.get('x-frame-options')).toBe('DENY')
    expect(plain.headers.get('referrer-policy')).toBe('same-origin')
    expect(plain.headers.get('strict-transport-security')).toBeNull()
    await new Promise((resolve) => server.close(resolve))
    const secure = await fetch(`${await serve({ publicUrl: 'https://board.example.org' })}/a-page`)
    expect(secure.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
  })

  it('says how to build the pages where there are none, or half of them', async () => {
    const log = pino({ level: 'silent' })
    for (const handler of ['nowhere/handler.js', 'front.ts']) {
      const url = await serve({ pages: await loadPages(log, new URL(handler, import.meta.url)) })
      const answer = await fetch(url)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toMatch(/pnpm build/)
      await new Promise((resolve) => server.close(resolve))
    }
    await serve()
  })

  it('answers a client that goes away in the middle of a request by going on', async () => {
    const url = await serve()
    const asked = request(`${url}/api/x`, { method: 'POST', headers: { 'content-length': '100' } })
    asked.on('error', () => {})
    asked.write('half')
    await once(asked, 'socket')
    asked.destroy()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })
})
