import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { clientAddressOf } from './client-address.ts'

const site = 'https://board.example.org'

function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress })
  const req = new IncomingMessage(socket)
  if (forwarded !== undefined) req.headers['x-forwarded-for'] = forwarded
  return req
}

it.each([
  ['a client that reaches us itself', from('203.0.113.7'), site, '203.0.113.7'],
  ['one that claims to be another', from('203.0.113.7', '192.0.2.1'), site, '203.0.113.7'],
  ['one behind a proxy on this machine', from('127.0.0.1', '203.0.113.7'), site, '203.0.113.7'],
  ['one behind a proxy in our network', from('::ffff:10.0.0.2', '203.0.113.7'), site, '203.0.113.7'],
  ['one behind a proxy that claims more', from('::1', '192.0.2.1, 203.0.113.7'), site, '203.0.113.7'],
  ['one of IPv6', from('172.18.0.2', '2001:db8::7'), site, '2001:db8::7'],
  ['a proxy that says nothing', from('127.0.0.1'), site, '127.0.0.1'],
  ['a proxy that says nonsense', from('127.0.0.1', 'unknown'), site, '127.0.0.1'],
  ['anyone where no public address is set', from('127.0.0.1', '203.0.113.7'), null, '127.0.0.1'],
])('%s is known by where they are', (_who, req, publicUrl, address) => {
  expect(clientAddressOf(req, publicUrl)).toBe(address)
})
