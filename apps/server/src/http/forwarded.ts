import type { IncomingMessage } from 'node:http'
import { clientAddressHeader } from '../api/env.ts'
import { clientAddressOf } from './client-address.ts'

/** What a client could only send to be taken for someone or somewhere else. */
const dropped = /^(forwarded|x-forwarded-.*|x-real-ip|x-alongside-.*)$/i

/**
 * Drops what a client sent about how it reached us, and says ourselves where the product is reached and from
 * where the request came. Must run before anything has looked at `headers`.
 */
export function setForwarded(req: IncomingMessage, publicUrl: string | null): void {
  const client = clientAddressOf(req, publicUrl)
  const kept: string[] = []
  for (let at = 0; at + 1 < req.rawHeaders.length; at += 2) {
    const [name = '', value = ''] = req.rawHeaders.slice(at, at + 2)
    if (!dropped.test(name)) kept.push(name, value)
  }
  const url = publicUrl === null ? null : new URL(publicUrl)
  kept.push('x-forwarded-proto', url === null ? 'http' : url.protocol.slice(0, -1))
  if (url !== null) kept.push('x-forwarded-host', url.host)
  kept.push(clientAddressHeader, client)
  req.rawHeaders.splice(0, req.rawHeaders.length, ...kept)
  for (const name of Object.keys(req.headers)) if (dropped.test(name)) delete req.headers[name]
  for (let at = kept.length - (url === null ? 4 : 6); at < kept.length; at += 2) {
    const [name = '', value = ''] = kept.slice(at, at + 2)
    req.headers[name] = value
  }
}
