import type { EventLog, Files } from '@alongside/storage'
import type { After } from '../jobs/timer.ts'

const day = 86_400_000
/** Whoever comes to a server that has just started is not to wait while it reads all that it keeps. */
const firstMs = 600_000

/**
 * Takes away bytes that no event names and that nobody has put for a day; says how many. An upload puts its
 * bytes first and records them at once: those it meets half way are younger than that.
 */
export async function removeOrphans(
  files: Files,
  events: Pick<EventLog, 'find'>,
  now: number,
): Promise<number> {
  let removed = 0
  for await (const { hash, at } of files.list()) {
    if (at >= now - day || (await events.find({ kind: 'bytes', key: hash })).length > 0) continue
    if (await files.remove(hash, now - day)) removed += 1
  }
  return removed
}

/** Does so a while after the start and then every day; answers how to stop, which waits for what is under way. */
export function keepTidy(tidy: () => Promise<void>, after: After): () => Promise<void> {
  let running = Promise.resolve()
  let stop = after(firstMs, turn)

  function turn(): void {
    running = running.then(tidy)
    stop = after(day, turn)
  }

  return async () => {
    stop()
    await running
  }
}
