/**
 * Reads what stands under a key, never twice at once: whoever asks while it is being read has it read once more after
 * that, so that what changed meanwhile is in it.
 */
export function readAgain(read: (key: string) => Promise<void>): (key: string) => Promise<void> {
  /** What is being read, and whether it was asked for since. */
  const reading = new Map<string, boolean>()
  return async (key) => {
    if (reading.has(key)) return void reading.set(key, true)
    try {
      do {
        reading.set(key, false)
        await read(key)
      } while (reading.get(key))
    } finally {
      reading.delete(key)
    }
  }
}
