import { setTimeout } from 'node:timers/promises'
import type { WriterClient } from './writer-client.ts'

const pauseMs = 20
const patienceMs = 5000

/**
 * Has the write-ahead log cut to nothing. A backup that is being made reads from the log, and is waited for; somebody
 * who reads for longer than some seconds is not. What then stays in the log goes with the next closing or start. Says
 * whether nothing stayed.
 */
export async function clearLog(writer: WriterClient): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
    if ((await writer.ask({ type: 'clearLog' })).cleared) return true
    await setTimeout(pauseMs)
  }
  return false
}
