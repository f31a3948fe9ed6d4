import { setTimeout as pause } from 'node:timers/promises'
import type { Peer } from './peer.ts'
import { percentile } from '../percentile.ts'
import { Writer } from './writer.ts'

/** How one section is loaded. */
export interface Load {
  readonly writers: number
  /** Letters that each types in a second, at typing speed. */
  readonly perSecond: number
  readonly seconds: number
  /** Letters that each may have on their way to the next writer, at saturation. */
  readonly window: number
}

/** What a server did under it. A *delivery* is one letter that one writer got from another. */
export interface Figures {
  readonly p50Ms: number
  readonly p99Ms: number
  /** Deliveries a second at typing speed; less than was typed means that it did not keep up. */
  readonly pacedPerSecond: number
  readonly saturatedPerSecond: number
}

const warmUpMs = 1_000

/** Measures one server: first at typing speed, then as fast as it takes it. */
export async function measure(peer: Peer, load: Load): Promise<Figures> {
  const running = await peer.start()
  const sentAt = new Map<number, number[]>()
  let latencies: number[] = []
  let deliveries = 0
  let onArrival: (from: number) => void = () => {}
  const clients = Array.from({ length: load.writers }, (_, n) => 1_000_000 + n)
  const writers: Writer[] = []
  for (const [n, client] of clients.entries()) {
    sentAt.set(client, [])
    writers.push(
      await Writer.join(running, n, client, (from, clock, at) => {
        deliveries += 1
        latencies.push(at - (sentAt.get(from)?.[clock] ?? at))
        if (clients[(n + load.writers - 1) % load.writers] === from) onArrival(from)
      }),
    )
  }
  const type = (writer: Writer): void => {
    const now = performance.now()
    const clock = writer.type()
    const times = sentAt.get(writer.client)
    if (times !== undefined) times[clock] = now
  }
  try {
    const stop = paced(writers, load.perSecond, type)
    await pause(warmUpMs)
    ;[latencies, deliveries] = [[], 0]
    await pause(load.seconds * 1000)
    const pacedPerSecond = deliveries / load.seconds
    const typed = latencies
    stop()
    await pause(warmUpMs)

    const byClient = new Map(writers.map((writer) => [writer.client, writer]))
    // Whenever the next writer has a letter of mine, I may type one more.
    onArrival = (from) => {
      const writer = byClient.get(from)
      if (writer !== undefined) type(writer)
    }
    for (const writer of writers) for (let i = 0; i < load.window; i++) type(writer)
    await pause(warmUpMs)
    ;[latencies, deliveries] = [[], 0]
    const from = performance.now()
    await pause(load.seconds * 1000)
    const saturatedPerSecond = deliveries / ((performance.now() - from) / 1000)
    onArrival = () => {}
    return {
      p50Ms: percentile(typed, 0.5),
      p99Ms: percentile(typed, 0.99),
      pacedPerSecond,
      saturatedPerSecond,
    }
  } finally {
    for (const writer of writers) writer.close()
    await running.close()
  }
}

/** Has all type at one speed, spread over time; answers how to stop. */
function paced(writers: readonly Writer[], perSecond: number, type: (writer: Writer) => void): () => void {
  const begun = performance.now()
  let typed = 0
  const timer = setInterval(() => {
    const due = ((performance.now() - begun) / 1000) * perSecond * writers.length
    for (; typed < due; typed++) {
      const writer = writers[typed % writers.length]
      if (writer !== undefined) type(writer)
    }
  }, 2)
  return () => clearInterval(timer)
}
