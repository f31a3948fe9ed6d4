import { createFlowDoc } from '@alongside/flow'
import { once } from 'node:events'
import { WebSocket, type ClientOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

/** An unmodified y-websocket client in Node, which can say who it is only by the headers of its socket. */
export class PlainClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Codes with which its sockets were closed. */
  readonly codes: number[] = []
  /** Sockets it has opened. */
  attempts = 0

  constructor(url: string, headers: Readonly<Record<string, string>>, doc: Y.Doc = createFlowDoc()) {
    this.doc = doc
    const at = url.lastIndexOf('/')
    const counted = (): void => void (this.attempts += 1)
    class Socket extends WebSocket {
      constructor(address: string, protocols?: string | string[]) {
        super(address, protocols, { headers } satisfies ClientOptions)
        counted()
      }
    }
    this.provider = new WebsocketProvider(url.slice(0, at), url.slice(at + 1), doc, {
      WebSocketPolyfill: asBrowsers(Socket),
      disableBc: true,
    })
    this.provider.on('connection-close', (event) => {
      if (event !== null) this.codes.push(event.code)
    })
  }

  get text(): string {
    return this.doc.getText('body').toJSON()
  }

  write(change: (text: Y.Text) => void): void {
    this.doc.transact(() => change(this.doc.getText('body')))
  }

  /** Resolves once `holds` is true; it is asked again after every change and whenever the connection changes. */
  async until(holds: (client: this) => boolean, patienceMs = 20_000): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const look = (): void => void (holds(this) && resolve())
    const timer = setTimeout(() => reject(new Error(`waited in vain for ${holds.toString()}`)), patienceMs)
    this.doc.on('update', look)
    for (const name of ['sync', 'status', 'connection-close', 'closed'] as const) this.provider.on(name, look)
    look()
    await promise.finally(() => {
      clearTimeout(timer)
      this.doc.off('update', look)
      for (const name of ['sync', 'status', 'connection-close', 'closed'] as const)
        this.provider.off(name, look)
    })
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

/** The types ask for a browser's constructor, which that of `ws` is in all that the provider uses. */
function asBrowsers(socket: unknown): typeof globalThis.WebSocket {
  if (!isConstructor(socket)) throw new RangeError('this makes no sockets')
  return socket
}

function isConstructor(value: unknown): value is typeof globalThis.WebSocket {
  return typeof value === 'function' && 'OPEN' in value && 'CLOSED' in value
}

/** A bare socket, for saying what no client says. */
export async function openRaw(url: string, headers: Readonly<Record<string, string>>): Promise<RawClient> {
  const client = new RawClient(new WebSocket(url, { headers }))
  await once(client.socket, 'open')
  return client
}

export class RawClient {
  readonly socket: WebSocket
  readonly frames: Buffer[] = []
  /** The code it was closed with. */
  readonly closed: Promise<number>

  /** Resolves with the next frame. */
  async heard(): Promise<void> {
    await once(this.socket, 'message')
  }

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data: Buffer) => this.frames.push(data))
    socket.on('error', () => {})
    this.closed = new Promise((resolve) => socket.once('close', resolve))
  }
}
