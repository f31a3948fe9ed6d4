import { StorageError } from '@alongside/storage'
import { clearLog } from './clear-log.ts'
import type { WriterClient } from './writer-client.ts'

/**
 * Sees to it that nothing is left of what was erased. Where there is no room to write the database anew, or somebody
 * reads from the log for longer than some seconds, this is done when the store is opened the next time.
 */
export async function sweepAway(writer: WriterClient): Promise<void> {
  try {
    const { last } = await writer.ask({ type: 'sweep' })
    if (!(await clearLog(writer))) return
    const statement = { sql: 'DELETE FROM residue WHERE number <= ?', parameters: [last] }
    await writer.ask({ type: 'statement', statement })
  } catch (error) {
    if (!(error instanceof StorageError && error.problem.kind === 'full')) throw error
  }
}
