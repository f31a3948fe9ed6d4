import type { Scan } from '../update/scan.ts'
import { clockOf, type Known } from './known.ts'

/** The Yjs clients of which an update holds something new: their pens must be the sender's (S2). */
export function writersOf(known: Known, scanned: Scan): readonly number[] {
  const clients: number[] = []
  for (const { client, structs } of scanned.blocks) {
    const clock = clockOf(known, client)
    const isNew = structs.some((struct) => struct.kind !== 'skip' && struct.clock + struct.length > clock)
    if (isNew) clients.push(client)
  }
  return clients
}
