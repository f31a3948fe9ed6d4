/** What the socket tells the connection that it belongs to. */
export interface SyncSocketListener {
  opened(): void
  frame(bytes: Uint8Array): void
  closed(code: number): void
}

/** The WebSocket of one section: one at a time, of which the one before tells nothing any more. */
export class SyncSocket {
  readonly #path: string
  readonly #listener: SyncSocketListener
  #socket: WebSocket | null = null
  #dialling: ReturnType<typeof setTimeout> | undefined

  /** Nothing is opened before `dial`. */
  constructor(path: string, listener: SyncSocketListener) {
    this.#path = path
    this.#listener = listener
  }

  /** Whether it is open, or about to be. */
  get isThere(): boolean {
    return this.#socket !== null
  }

  /** Opens it in a while, in place of the one before. */
  dial(afterMs: number): void {
    clearTimeout(this.#dialling)
    this.#dialling = setTimeout(() => this.#open(), afterMs)
  }

  /** Sends bytes; where it is not open they are lost, and the session sends anew what was not acknowledged. */
  send(bytes: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(new Uint8Array(bytes))
  }

  /** Does not wait for the other side to agree: without a network that takes a minute. */
  drop(): void {
    if (this.#take()) this.#listener.closed(1000)
  }

  /** Closes it for good, and tells nothing of that. */
  hangUp(): void {
    clearTimeout(this.#dialling)
    this.#take()
  }

  #open(): void {
    this.drop()
    const socket = new WebSocket(this.#path)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    socket.addEventListener('open', () => {
      if (this.#socket === socket) this.#listener.opened()
    })
    socket.addEventListener('message', ({ data }) => {
      if (this.#socket === socket && data instanceof ArrayBuffer) this.#listener.frame(new Uint8Array(data))
    })
    socket.addEventListener('close', ({ code }) => {
      if (this.#socket !== socket) return
      this.#socket = null
      this.#listener.closed(code)
    })
  }

  /** Closes the one that is there; false where there is none. */
  #take(): boolean {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
    return socket !== null
  }
}
