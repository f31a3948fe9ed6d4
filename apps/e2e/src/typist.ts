import { createFlowDoc, bodyOf } from '@alongside/flow'
import { request } from '@playwright/test'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'
import type { Product } from './server.ts'

/** Someone who writes in a section with an unmodified y-websocket client. */
export interface Typist {
  /** The text as they have it. */
  readonly doc: Y.Doc
  /** How many keys have been pressed. */
  pressed(): number
  /** Stops writing, leaves unless told otherwise, and tells how many keys were pressed. */
  stop(how?: { readonly andLeave: boolean }): number
}

/** How fast someone types, and within how many letters from the start of the section. */
export interface Pace {
  readonly everyMs: number
  readonly within: number
}

/** Signs a demo account in and lets it type; five keys a second at places all over the section when not told otherwise. */
export async function startTypist(
  product: Product,
  key: string,
  section: string,
  { everyMs, within }: Pace = { everyMs: 200, within: Infinity },
): Promise<Typist> {
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
    body.insert((pressed * 7919) % Math.min(body.length, within), 'typing '[pressed % 7]!)
    pressed++
  }, everyMs)
  return {
    doc,
    pressed: () => pressed,
    stop({ andLeave } = { andLeave: true }) {
      clearInterval(timer)
      if (andLeave) provider.destroy()
      return pressed
    },
  }
}
