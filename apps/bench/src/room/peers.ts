import * as encoding from 'lib0/encoding'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { freePort, startChild } from '../server/child.ts'
import { makeSection, signIn, startTarget } from '../server/target.ts'
import type { Peer } from './peer.ts'

const nothing = new Uint8Array()
const people = ['asha', 'moses', 'lena', 'sam', 'priya'] as const

/** Our server, with the demo's people at plain y-websocket connections. */
const alongside: Peer = {
  name: 'Alongside',
  keeps: 'checks who writes, commits to disk, then tells',
  async start() {
    const target = await startTarget()
    const visitors = await Promise.all(people.map((key) => signIn(target, key)))
    const [first] = visitors
    if (first === undefined) throw new Error('the demo has nobody')
    const url = `${target.url.replace(/^http/, 'ws')}/sync/${await makeSection(target, first, 'Load')}`
    return {
      connectionOf: (n) => ({ url, headers: visitors[n % visitors.length]?.headers ?? {} }),
      prefix: nothing,
      greeting: [],
      close: () => target.close(),
    }
  },
}

/**
 * The server that came with y-websocket 2, as its package starts it: in memory. Its successor,
 * @y/websocket-server 0.1.5, installs two versions of Yjs that do not fit each other and delivers nothing.
 */
const yWebsocket: Peer = {
  name: 'y-websocket 2.1.0',
  keeps: 'applies it, tells; keeps it in memory',
  async start() {
    const port = await freePort()
    const manifest = createRequire(import.meta.url).resolve('y-websocket-2/package.json')
    const file = join(dirname(manifest), 'bin/server.cjs')
    const child = await startChild(file, { PORT: String(port), HOST: '127.0.0.1' }, /running at/)
    return {
      connectionOf: () => ({ url: `ws://127.0.0.1:${port}/load`, headers: {} }),
      prefix: nothing,
      greeting: [],
      close: () => child.close(),
    }
  },
}

/** Hocuspocus without extensions: in memory. Each message names its document, and a client says a token first. */
const hocuspocus: Peer = {
  name: 'Hocuspocus 4.7.0',
  keeps: 'applies it, tells; keeps it in memory',
  async start() {
    const port = await freePort()
    const child = await startChild(
      join(import.meta.dirname, 'hocuspocus-child.ts'),
      { PORT: String(port) },
      /accepts work/,
    )
    const name = encoding.encode((encoder) => encoding.writeVarString(encoder, 'load'))
    const token = encoding.encode((encoder) => {
      encoding.writeVarString(encoder, 'load')
      encoding.writeVarUint(encoder, 2) // a message about who one is
      encoding.writeVarUint(encoder, 0) // a token
      encoding.writeVarString(encoder, 'anyone')
    })
    return {
      connectionOf: () => ({ url: `ws://127.0.0.1:${port}`, headers: {} }),
      prefix: name,
      greeting: [token],
      close: () => child.close(),
    }
  },
}

export const peers: readonly Peer[] = [alongside, yWebsocket, hocuspocus]
