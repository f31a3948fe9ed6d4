import type { EventLog, Files } from '@alongside/storage'

const day = 86_400_000

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

/** Does so at once and every day; answers how to stop, which waits for what is under way. */
export function keepTidy(tidy: () => Promise<void>): () => Promise<void> {
  let running = tidy()
  const timer = setInterval(() => {
    running = running.then(tidy)
  }, day)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
