/** A server that people can write together on, as the load speaks to it. */
export interface Peer {
  readonly name: string
  /** What it does with an update before it tells others of it, in a few words. */
  readonly keeps: string
  /** Starts it with an empty document. */
  start(): Promise<RunningPeer>
}

export interface RunningPeer {
  /** Where the `n`th connection goes, and with which headers. */
  connectionOf(n: number): { readonly url: string; readonly headers: Readonly<Record<string, string>> }
  /** What stands before each message of the y-websocket protocol. */
  readonly prefix: Uint8Array
  /** What a client says first, before its step 1. */
  readonly greeting: readonly Uint8Array[]
  close(): Promise<void>
}
