import { closeCodes, type LiveMessage } from '@alongside/protocol'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { say } from './messages.ts'

let server: WebSocketServer
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
})
afterEach(() => {
  for (const socket of server.clients) socket.terminate()
  server.close()
})

async function meet() {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  const connected = once(server, 'connection')
  const reader = new WebSocket(`ws://127.0.0.1:${address.port}`)
  const opened = once(reader, 'open')
  const [told]: WebSocket[] = await connected
  await opened
  if (told === undefined) throw new Error('nobody came')
  return { reader, told }
}

const large: LiveMessage = {
  type: 'presence',
  meeting: 'meetingmarch0000',
  here: Array.from({ length: 5_000 }, () => 'asha000000000000'),
  lost: [],
  gone: [],
}

it('[D63] whoever does not read what is told is closed before the memory fills, to come back', async () => {
  const { reader, told } = await meet()
  const closed = once(reader, 'close')
  reader.pause()
  // More than the network between the two can hold, in all.
  let most = 0
  for (let time = 0; time < 500; time += 1) {
    say(told, large)
    most = Math.max(most, told.bufferedAmount)
    if (told.readyState !== told.OPEN) break
  }
  expect(told.readyState).not.toBe(told.OPEN)
  expect(most).toBeLessThan(1_200_000)
  reader.resume()
  const [code]: number[] = await closed
  expect([1006, closeCodes.later]).toContain(code)
})

it('[D63] whoever reads goes on, however much is told in all', async () => {
  const { reader, told } = await meet()
  for (let time = 0; time < 100; time += 1) {
    const heard = once(reader, 'message')
    say(told, large)
    await heard
  }
  expect(told.readyState).toBe(told.OPEN)
})
