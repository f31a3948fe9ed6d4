import { createFlowDoc, bodyOf } from '@alongside/flow'
import { request } from '@playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type { Product } from './server.ts'

/** Someone who writes in a section with an unmodified y-websocket client. */
export interface Typist {
  /** Stops writing and tells how many keys were pressed. */
  stop(): number
}

/** Signs a demo account in and lets it press about five keys a second at places all over the section. */
export async function startTypist(product: Product, key: string, section: string): Promise<Typist> {
  const api = await request.newContext({ baseURL: product.url })
  const answer = await api.post('/api/demo/sign-in', {
    data: { person: key },
    headers: { origin: product.url },
  })
  if (!answer.ok()) throw new Error(`${key} cannot sign in: ${answer.status()}`)
  const { cookies } = await api.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await api.dispose()

  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie }, origin: product.url })
    }
  }
  const doc = createFlowDoc()
  const provider = new WebsocketProvider(`${product.url.replace('http', 'ws')}/sync`, section, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))

  let pressed = 0
  const body = bodyOf(doc)
  const timer = setInterval(() => {
    // Spread over the text, the same way in every run.
    body.insert((pressed * 7919) % body.length, 'typing '[pressed % 7]!)
    pressed++
  }, 200)
  return {
    stop() {
      clearInterval(timer)
      provider.destroy()
      return pressed
    },
  }
}
