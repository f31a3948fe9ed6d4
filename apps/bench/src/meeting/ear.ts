import { liveMessageSchema, type LiveMessage } from '@alongside/protocol'
import { WebSocket } from 'ws'
import type { Attendee, Hall } from './hall.ts'

/** An event as it is told on `/live`. */
export type Event = Extract<LiveMessage, { type: 'event' }>['event']

/** Subscribes somebody to what happens in a hall; resolves once they hear, with how to stop. */
export function listen(hall: Hall, attendee: Attendee, hear: (event: Event) => void): Promise<() => void> {
  const socket = new WebSocket(`${hall.url.replace('http', 'ws')}/live`, {
    headers: attendee,
    perMessageDeflate: false,
  })
  const { promise, resolve, reject } = Promise.withResolvers<() => void>()
  socket.on('error', reject)
  socket.once('close', (code) => reject(new Error(`nobody hears: closed with ${code}`)))
  socket.on('open', () => {
    const { space, meeting } = hall
    socket.send(JSON.stringify({ type: 'subscribe', space, after: null, meeting }))
  })
  socket.on('message', (data: Buffer) => {
    const message = liveMessageSchema.parse(JSON.parse(data.toString()))
    if (message.type === 'event') hear(message.event)
    if (message.type === 'ready') resolve(() => socket.terminate())
  })
  return promise
}
